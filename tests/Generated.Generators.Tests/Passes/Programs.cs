using Generated.Generators.CSharp;
using Generated.Generators.Frontend.Inference;
using Generated.Generators.Frontend.Parsing;
using Generated.Generators.Layers;
using Xunit;

namespace Generated.Generators.Tests.Passes;

/// <summary>Takes networks through the passes.</summary>
internal static class Programs
{
    public static ShapedNetwork Shape(string attributes)
    {
        Microsoft.CodeAnalysis.Compilation compilation =
            Snippet.Compile($"[Network]\n{attributes}\npublic partial class Net {{ static float Swish(float x) => x / (1 + MathF.Exp(-x)); }}");
        ParsedNetwork parsed = NetworkParser.Parse(compilation.GetTypeByMetadataName("Net")!, compilation, TestContext.Current.CancellationToken);
        (ShapedNetwork? network, var problems) = ShapeInference.Run(parsed.Spec);
        Assert.True(network is not null, string.Join("\n", problems));
        return network;
    }

    public static CompiledNetwork Compile(string attributes) => Pipeline.Run(Shape(attributes));
}
