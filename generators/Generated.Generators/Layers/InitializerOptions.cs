namespace Generated.Generators.Layers;

/// <summary>How weights and biases are initialised, from the options of layers that have them.</summary>
internal static class Initializations
{
    private static readonly string[] Names =
    [
        "Default", "Zeros", "Ones", "Constant", "Uniform", "Normal", "TruncatedNormal",
        "GlorotUniform", "GlorotNormal", "HeUniform", "HeNormal", "LeCunUniform", "LeCunNormal", "Orthogonal",
    ];

    /// <summary>Whether the options are valid; reports those that are not. The library draws nothing else.</summary>
    public static bool Check(ShapeContext context) =>
        CheckScale(context, "Initializer", Name(context.Options, "Initializer")) & CheckScale(context, "BiasInitializer", NameOfBias(context.Options))
        & context.Require(NameOfBias(context.Options) != "Orthogonal", "BiasInitializer", "an initializer of vectors, which Orthogonal is not", "Orthogonal");

    /// <summary>A scale is a bound or a deviation for the random kinds, which cannot be negative; for the others it is a factor or the number itself.</summary>
    private static bool CheckScale(ShapeContext context, string option, string name)
    {
        double scale = context.Options.Number(option + "Scale", 1);
        bool isAnySign = name is "Zeros" or "Ones" or "Constant" or "Orthogonal";
        return context.RequireFinite(option + "Scale", scale) && context.Require(isAnySign || !(scale < 0), option + "Scale", $"0 or more for {name}", scale);
    }

    /// <summary>How the weights are drawn.</summary>
    /// <param name="context">The layer.</param>
    /// <param name="fanIn">The number of inputs in the sum of each output.</param>
    /// <param name="fanOut">The number of outputs that each input reaches.</param>
    /// <param name="rows">For orthogonal matrices, the rows of the weights' matrix in memory; the fan-in if not given.</param>
    /// <param name="columns">Its columns; the fan-out if not given.</param>
    public static Initialization OfWeights(LoweringContext context, int fanIn, int fanOut, int? rows = null, int? columns = null)
    {
        string name = Name(context.Options, "Initializer");
        return name == "Orthogonal" ? new Initialization(name, Scale(context, "Initializer", name), rows ?? fanIn, columns ?? fanOut) : new Initialization(name, Scale(context, "Initializer", name), fanIn, fanOut);
    }

    /// <summary>How the biases are initialised: by default like the weights if these have the default, otherwise as zeros.</summary>
    public static Initialization OfBias(LoweringContext context, int fanIn, int fanOut)
    {
        string name = NameOfBias(context.Options);
        return new Initialization(name, Scale(context, "BiasInitializer", name), fanIn, fanOut);
    }

    /// <summary>The name of an initializer; that of the default for a number that is none, which is reported with all other enums.</summary>
    private static string Name(Options options, string option) => options.Integer(option) is var number && number >= 0 && number < Names.Length ? Names[number] : Names[0];

    private static string NameOfBias(Options options)
    {
        string name = Name(options, "BiasInitializer");
        return name == "Default" && options.Integer("Initializer") != 0 ? "Zeros" : name;
    }

    private static double Scale(LoweringContext context, string option, string name) =>
        context.Options.Number(option + "Scale", name is "Constant" or "Uniform" or "Normal" or "TruncatedNormal" ? 0.02 : 1);
}
