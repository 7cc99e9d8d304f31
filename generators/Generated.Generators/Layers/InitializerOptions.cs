using Generated.Generators.Layers.Shared;

namespace Generated.Generators.Layers;

/// <summary>How weights and biases are initialised: the options of layers that have them.</summary>
internal sealed record InitializerOptions(Initializer Initializer, double? InitializerScale, Initializer BiasInitializer, double? BiasInitializerScale)
{
    /// <summary>By default biases are initialised like the weights if these have the default, otherwise as zeros.</summary>
    public static InitializerOptions Of(Options given)
    {
        Initializer weights = given.Member<Initializer>(nameof(Initializer)), bias = given.Member<Initializer>(nameof(BiasInitializer));
        bias = bias == Initializer.Default && weights != Initializer.Default ? Initializer.Zeros : bias;
        return new(weights, given.Number(nameof(InitializerScale)), bias, given.Number(nameof(BiasInitializerScale)));
    }

    /// <summary>Whether an option is the scale of an initializer: its default depends on the initializer.</summary>
    public static bool IsScale(string option) => option is nameof(InitializerScale) or nameof(BiasInitializerScale);

    /// <summary>Whether the options are valid; reports those that are not. The library draws nothing else.</summary>
    public bool Check(ShapeContext context)
    {
        const string orthogonal = nameof(Initializer.Orthogonal);
        const string ofVectors = "an initializer of vectors, which Orthogonal is not";
        return CheckScale(context, nameof(InitializerScale), Initializer, InitializerScale)
            & CheckScale(context, nameof(BiasInitializerScale), BiasInitializer, BiasInitializerScale)
            & context.Require(BiasInitializer != Initializer.Orthogonal, nameof(BiasInitializer), ofVectors, orthogonal);
    }

    /// <summary>A scale is a bound or a deviation for the random kinds, which cannot be negative; for the others it is a factor or the number itself.</summary>
    private static bool CheckScale(ShapeContext context, string option, Initializer initializer, double? given)
    {
        double scale = given ?? 1;
        bool isAnySign = initializer is Initializer.Zeros or Initializer.Ones or Initializer.Constant or Initializer.Orthogonal;
        return context.RequireFinite(option, scale) && context.Require(isAnySign || !(scale < 0), option, $"0 or more for {initializer}", scale);
    }

    /// <summary>How the weights are drawn.</summary>
    /// <param name="fanIn">The number of inputs in the sum of each output.</param>
    /// <param name="fanOut">The number of outputs that each input reaches.</param>
    /// <param name="rows">For orthogonal matrices, the rows of the weights' matrix in memory; the fan-in if not given.</param>
    /// <param name="columns">Its columns; the fan-out if not given.</param>
    public Initialization OfWeights(int fanIn, int fanOut, int? rows = null, int? columns = null)
    {
        double scale = InitializerScale ?? DefaultScale(Initializer);
        return Initializer == Initializer.Orthogonal ? new(Initializer, scale, rows ?? fanIn, columns ?? fanOut) : new(Initializer, scale, fanIn, fanOut);
    }

    /// <summary>How the biases are initialised.</summary>
    public Initialization OfBias(int fanIn, int fanOut) => new(BiasInitializer, BiasInitializerScale ?? DefaultScale(BiasInitializer), fanIn, fanOut);

    private static double DefaultScale(Initializer initializer) =>
        initializer is Initializer.Constant or Initializer.Uniform or Initializer.Normal or Initializer.TruncatedNormal ? 0.02 : 1;
}
