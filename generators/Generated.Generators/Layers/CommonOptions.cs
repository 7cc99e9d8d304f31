using System.Linq;
using Generated.Generators.Frontend.Specs;

namespace Generated.Generators.Layers;

/// <summary>The options of every attribute in the list: of layers, losses, inputs and uses of blocks.</summary>
internal sealed record CommonOptions(string? Name, string? WeightsOf)
{
    public static CommonOptions Of(LayerSpec spec)
    {
        var given = new Options(spec.Options);
        return new(given.Text(nameof(Name)), given.Text(nameof(WeightsOf)));
    }
}

/// <summary>The options of an input of the network.</summary>
internal sealed record InputOptions(int[] Shape)
{
    /// <summary>The attribute's name without its suffix.</summary>
    public const string Kind = "Input";

    /// <summary>The options of an attribute; null if it is no input.</summary>
    public static InputOptions? Of(LayerSpec spec) => spec.Kind == Kind ? new(new Options(spec.Options).Integers(nameof(Shape))) : null;
}

/// <summary>The options of the use of a block.</summary>
internal sealed record UseOptions(double[] Arguments, int Repeat)
{
    /// <summary>The attribute's name without its suffix.</summary>
    public const string Kind = "Use";

    public static UseOptions Of(Options given) => new(given.Numbers(nameof(Arguments)), given.Integer(nameof(Repeat), 1));
}

/// <summary>The options of a layer that applies a function of the user.</summary>
/// <param name="Method">The function.</param>
/// <param name="Type">The class that has it, if the user names one.</param>
internal sealed record FunctionOptions(string? Method, string? Type)
{
    public static FunctionOptions Of(Options given) => new(given.Text(nameof(Method)), given.Text(nameof(Type)));
}
