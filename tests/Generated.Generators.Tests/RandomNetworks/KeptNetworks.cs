using Generated.Generators.Frontend.Parsing;
using Generated.Generators.Frontend.Specs;
using Microsoft.CodeAnalysis.CSharp;

namespace Generated.Generators.Tests.RandomNetworks;

/// <summary>Networks that have found a fault, as small as they could be made. They are checked with the random ones, before them.</summary>
internal static class KeptNetworks
{
    /// <summary>What was wrong, and the class <c>Net</c> with its blocks.</summary>
    public static IReadOnlyList<(string Fault, string Source)> All { get; } =
    [
        ("a join read both a value and a view of it, and only one of them was replaced", """
            [Network(Precision.Double), Input(5, 3), Conv1D(17, 3, Stride = 11), Mark("m"), Flatten, Multiply("m", "m")]
            public partial class Net;
            """),
        ("a box was copied beyond an image whose only window lies in the padding", """
            [Network(Precision.Double), Input(1, 5, 2), Conv2D(3, 1, Stride = 5, Padding = 1), ReLU, Dropout(0.5), MeanSquaredError]
            public partial class Net;
            """),
        ("positions were joined where an epilogue reads a gate", """
            [Network, Input(8, 8, 1, Name = "x"), Conv2D(4, 3), GlobalAveragePool, Sigmoid, Mark("g"), From("x"), Conv2D(4, 3), Multiply("g"), MeanSquaredError]
            public partial class Net;
            """),
        ("one slope was not repeated where positions are joined", """
            [Network, Input(9, 9, 1), Conv2D(3, 3), PReLU, Conv2D(1, 2), PReLU(perChannel: true), MeanSquaredError]
            public partial class Net;
            """),
        ("a gate of [C] did not fit an image of [1, 1, C]", """
            [Network(Precision.Double), Input(6, 6, 5), Mark("x"), GlobalAveragePool, Sigmoid, Mark("g"), From("x"), AdaptiveAveragePool(1),
                Multiply("g"), Huber]
            public partial class Net;
            """),
        ("views of inputs had no variable", """
            [Network, Input(3, 4, 2, Name = "x"), Input(7, Name = "y"), Flatten, Concat("y"), Dense(5), MeanSquaredError]
            public partial class Net;
            """),
        ("a table of a single parameter had no type", """
            [Network, Input(4, Name = "m"), Dense(4, Bias = false), CosineEmbedding("m")]
            public partial class Net;
            """),
        ("a region without arithmetic was divided by its work", """
            [Network, Input(3, 2), Flatten, Mark("a"), Concat("a"), MeanAbsoluteError]
            public partial class Net;
            """),
        ("the tiles of a weights' gradient began within a row of offsets with 16 registers", """
            [Network, Input(8, 8, 2), Conv2D(8, 5, KernelWidth = 3, Groups = 2), MeanSquaredError]
            public partial class Net;
            """),
        ("a sample's number stayed in a register although it is read as a vector of one", """
            [Network, Input(9), Dense(1), Mark("m"), Softmax, Concat("m"), Dense(1), Tanh, BinaryCrossEntropy]
            public partial class Net;
            """),
    ];

    /// <summary>The layers of a source.</summary>
    public static NetworkSpec Spec(string source)
    {
        CSharpCompilation compilation = Snippet.Compile(source);
        ParsedNetwork parsed = NetworkParser.Parse(compilation.GetTypeByMetadataName("Net")!, compilation, CancellationToken.None);
        return parsed.IsFine && RandomNetwork.Shape(parsed.Spec) is not null
            ? parsed.Spec : throw new ArgumentException($"The network is not right: {string.Join("; ", parsed.Problems)}\n{source}");
    }
}
