using System.Collections.Generic;
using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.ProgramText;

namespace Generated.Generators.Ir.Ops;

/// <summary>Which of the three values of a convolution is computed from the other two.</summary>
internal enum ConvKind
{
    /// <summary>The small image from the large one and the weights: a convolution.</summary>
    Gather,

    /// <summary>The large image from the small one and the weights: a transposed convolution, and a convolution's input gradient.</summary>
    Scatter,

    /// <summary>The weights from both images: the weights' gradient of either.</summary>
    Weights,
}

/// <summary>
/// A convolution that computes one of its three values from the other two: <c>small[b, y, n] = Σ_k,c large[b, x(y, k), c]·weights[k, c, n]</c>. The
/// adjoints of each kind are the other two kinds. The left factor is the image that is read (the large one; for a scatter the small one), the right
/// factor the weights (for <see cref="ConvKind.Weights"/> the small image).
/// </summary>
internal sealed class ConvOp(ConvKind kind, ConvGeometry geometry, Value output, Value left, Value right) : ProductOp(output, left, right)
{
    public ConvKind Kind { get; } = kind;

    public ConvGeometry Geometry { get; set; } = geometry;

    /// <summary>
    /// Whether this gather replaces a scatter: it then computes the large image from the small one. The names in the geometry are exchanged, and so
    /// are the channels of the weights, whose offsets are in opposite order.
    /// </summary>
    public bool IsTurned { get; init; }

    /// <summary>How Winograd's algorithm computes it, with transformed weights or with transformed sums of their gradient; null if it does not.</summary>
    public Winograd? Winograd { get; set; }

    /// <summary>Memory of each thread that <see cref="Winograd"/> works in.</summary>
    public Value? Workspace { get; set; }

    public override bool TakesEpilogue => Kind == ConvKind.Gather && !Geometry.IsDepthwise;

    public override IReadOnlyList<Value> Outputs => Workspace is null ? base.Outputs : [Workspace, .. base.Outputs];

    protected override void VerifyProduct(Check check)
    {
        ConvGeometry g = Geometry;
        (Value large, Value small) = Kind switch
        {
            ConvKind.Gather => (Left, Output),
            ConvKind.Scatter => (Output, Left),
            _ => (Left, Right),
        };
        bool fit = large.Shape.Elements == g.LargeElements && small.Shape.Elements == g.SmallElements && large.Shape.Batched && small.Shape.Batched;
        check.Require(fit, $"the images of '{Label}', {large.Shape} and {small.Shape}, are not those of {g}.");
        bool divide = g.LargeChannels % g.Groups == 0 && g.SmallChannels % g.Groups == 0;
        check.Require(divide, $"'{Label}' has {g.Groups} groups of {g.LargeChannels} and {g.SmallChannels} channels.");
    }

    protected override long Products => Geometry.Products;

    public override Split Split => Kind == ConvKind.Weights ? Split.Elements : Split.Samples;

    public override bool SplitsImages => Kind == ConvKind.Gather && !Geometry.IsDepthwise;

    public override string Word => Words(Kind);

    public override string Text(bool isDerived)
    {
        string turned = IsTurned ? ", turned" : "";
        string winograd = Winograd is null ? "" : $"; by Winograd in {Name(Workspace!)} {Workspace!.Shape}";
        return $"{Name(Output)} = {Name(Left)} * {Name(Right)}; {Geometry.Text()}{turned}{winograd}; {Output.Shape}";
    }

    /// <summary>
    /// y and x are positions of the small image, i and j offsets of the window, c channels of the large image and n channels of the small one.
    /// </summary>
    public override string Formula(Func<Value, string> name)
    {
        (string axes, string product, string groups) = Product(name);
        string results = Epilogue is null ? $"{name(Output)}{axes} = {product}"
            : Results(name, axes.Trim('[', ']').Split([", "], StringSplitOptions.None), expression => expression.Uses(0) ? $"({product})" : null);
        return $"{results}{groups}; {Output.Shape}";
    }

    private (string Axes, string Product, string Groups) Product(Func<Value, string> name)
    {
        ConvGeometry g = Geometry;
        string large = $"[{Position(g.Height, "y", "i")}{Position(g.Width, "x", "j")}c]".Replace("[, ", "[");
        string small = $"[{(g.Height.Small > 1 ? "y, " : "")}x, n]";
        string weights = $"[{(g.Height.Kernel > 1 ? "i, " : "")}{(g.Width.Kernel > 1 ? "j, " : "")}c, n]";
        string groups = g.Groups == 1 ? "" : $" of each of {g.Groups} groups";
        string left = name(Left) + (Kind == ConvKind.Scatter ? small : large);
        string right = name(Right) + (Kind == ConvKind.Weights ? small : weights);
        return Kind switch
        {
            ConvKind.Gather => (small, $"Σ over the window and c of {left}·{right}", groups),
            ConvKind.Scatter => (large, $"Σ over n and the windows of {left}·{right}", groups),
            _ => (weights, $"Σ over b and positions of {left}·{right}", groups),
        };
    }

    /// <summary>A position in the large image: <c>2y - 1 + i, </c>.</summary>
    private static string Position(WindowAxis axis, string position, string offset)
    {
        if (axis is { Large: 1, Small: 1, Kernel: 1 })
            return "";
        string start = axis.Stride == 1 ? position : $"{Number(axis.Stride)}{position}";
        string within = axis.Kernel == 1 ? "" : axis.Dilation == 1 ? $" + {offset}" : $" + {Number(axis.Dilation)}{offset}";
        return $"{start}{within}{(axis.Before > 0 ? $" - {Number(axis.Before)}" : "")}, ";
    }

    /// <summary>small = large * weights: the gradient of each of the three is the convolution that computes it from the other two.</summary>
    public override void Adjoint(IReverseMode reverse)
    {
        Value gradient = reverse.WholeGradientOf(Output);
        bool isScatter = Kind == ConvKind.Scatter;
        // The weights' gradient goes first: after it the layer's input is no longer needed.
        reverse.Add(Right, into => new ConvOp(ConvKind.Weights, Geometry, into, isScatter ? gradient : Left, isScatter ? Left : gradient));
        reverse.Add(Left, into => new ConvOp(isScatter ? ConvKind.Gather : ConvKind.Scatter, Geometry, into, gradient, Right));
    }

    /// <summary>None. Its elements read windows of images; straight code would be long.</summary>
    public override IReadOnlyList<ElementFormula>? ByElement => null;

    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    public override void Interpret(Interpreter interpreter)
    {
        double[] right = Kind == ConvKind.Weights ? interpreter.Of(Right)
            : interpreter.InRows(Right) ?? (IsTurned ? PackOp.Turned(interpreter.Of(Right), Geometry) : interpreter.Of(Right));
        Finish(interpreter, interpreter.Rounded(interpreter.Of(Left), right, (left, right) => Sums(left, right, interpreter.Batch)));
    }

    /// <summary>small[b, y, n] = Σ large[b, y·stride - before + k·dilation, c]·weights[k, c, n], for the one of the three that is computed.</summary>
    private double[] Sums(double[] left, double[] right, int batch)
    {
        ConvGeometry g = Geometry;
        int rows = g.WeightRows, columns = g.SmallChannels;
        var result = new double[Kind switch { ConvKind.Gather => batch * g.SmallElements, ConvKind.Scatter => batch * g.LargeElements, _ => rows * columns }];
        for (int b = 0; b < batch; b++)
        {
            for (int y = 0; y < g.Height.Small; y++)
            {
                for (int x = 0; x < g.Width.Small; x++)
                {
                    for (int i = 0; i < g.Height.Kernel; i++)
                    {
                        int row = (y * g.Height.Stride) - g.Height.Before + (i * g.Height.Dilation);
                        if (row < 0 || row >= g.Height.Large)
                            continue;
                        for (int j = 0; j < g.Width.Kernel; j++)
                        {
                            int column = (x * g.Width.Stride) - g.Width.Before + (j * g.Width.Dilation);
                            if (column < 0 || column >= g.Width.Large)
                                continue;
                            for (int n = 0; n < columns; n++)
                            {
                                int group = n / g.SmallChannelsOfGroup;
                                int small = (b * g.SmallElements) + (((y * g.Width.Small) + x) * columns) + n;
                                for (int c = 0; c < g.LargeChannelsOfGroup; c++)
                                {
                                    int large = (b * g.LargeElements) + (((row * g.Width.Large) + column) * g.LargeChannels) + (group * g.LargeChannelsOfGroup)
                                        + c;
                                    int weight = (((((i * g.Width.Kernel) + j) * g.LargeChannelsOfGroup) + c) * columns) + n;
                                    switch (Kind)
                                    {
                                        case ConvKind.Gather:
                                            result[small] += left[large] * right[weight];
                                            break;
                                        case ConvKind.Scatter:
                                            result[large] += left[small] * right[weight];
                                            break;
                                        default:
                                            result[weight] += left[large] * right[small];
                                            break;
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        return Kind == ConvKind.Weights && g.Positions > 1 ? PackOp.OnlyInWindows(result, g) : result;
    }
}
