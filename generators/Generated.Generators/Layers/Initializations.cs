namespace Generated.Generators.Layers;

/// <summary>How weights and biases are initialised, from the options of layers that have them.</summary>
internal static class Initializations
{
    private static readonly string[] Names =
    [
        "Default", "Zeros", "Ones", "Constant", "Uniform", "Normal", "TruncatedNormal",
        "GlorotUniform", "GlorotNormal", "HeUniform", "HeNormal", "LeCunUniform", "LeCunNormal", "Orthogonal",
    ];

    /// <summary>Whether the options are valid; reports those that are not.</summary>
    public static bool Check(ShapeContext context) =>
        context.RequireFinite("InitializerScale", context.Options.Number("InitializerScale", 1)) && context.RequireFinite("BiasInitializerScale", context.Options.Number("BiasInitializerScale", 1));

    /// <summary>How the weights are drawn.</summary>
    /// <param name="context">The layer.</param>
    /// <param name="fanIn">The number of inputs in the sum of each output.</param>
    /// <param name="fanOut">The number of outputs that each input reaches.</param>
    /// <param name="rows">For orthogonal matrices, the rows of the weights' matrix in memory; the fan-in if not given.</param>
    /// <param name="columns">Its columns; the fan-out if not given.</param>
    public static Initialization OfWeights(LoweringContext context, int fanIn, int fanOut, int? rows = null, int? columns = null)
    {
        string name = Names[context.Options.Integer("Initializer")];
        return name == "Orthogonal" ? new Initialization(name, Scale(context, "Initializer", name), rows ?? fanIn, columns ?? fanOut) : new Initialization(name, Scale(context, "Initializer", name), fanIn, fanOut);
    }

    /// <summary>How the biases are initialised: by default like the weights if these have the default, otherwise as zeros.</summary>
    public static Initialization OfBias(LoweringContext context, int fanIn, int fanOut)
    {
        string name = Names[context.Options.Integer("BiasInitializer")];
        if (name == "Default" && context.Options.Integer("Initializer") != 0)
            name = "Zeros";
        return new Initialization(name, Scale(context, "BiasInitializer", name), fanIn, fanOut);
    }

    private static double Scale(LoweringContext context, string option, string name) =>
        context.Options.Number(option + "Scale", name is "Constant" or "Uniform" or "Normal" or "TruncatedNormal" ? 0.02 : 1);
}
