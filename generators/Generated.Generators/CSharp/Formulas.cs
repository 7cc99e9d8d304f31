using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Layers;

namespace Generated.Generators.CSharp;

/// <summary>Describes in one line of mathematics what an operation computes, with shapes: for the summary of its method.</summary>
internal static class Formulas
{
    public static string Of(Operation op, EmitContext? context = null) => Escape(op switch
    {
        ContractOp contract => Contract(contract),
        ConvOp convolution => Convolution(convolution),
        PackOp pack => $"{pack.Output.Name} {pack.Output.Shape} = {pack.Input.Name} {pack.Input.Shape}, as its kernel reads it",
        PlaceOp place => $"{place.Output.Name} {place.Output.Shape} = {string.Join(" and ", place.Boxes.Select(Placed))}{(place.LeavesZeros ? ", else 0" : "")}",
        MapOp map => string.Join("; ", map.Results.Select(result => $"{result.Output.Indexed()} = {Written(result.Expression, map.Arguments)}")),
        ReduceOp { Kind: ReduceKind.Max } max => $"{max.Output.Indexed()} = max over {max.AlongLetters()} of {Written(max.Expression, max.Arguments)}",
        ReduceOp sum => $"{sum.Output.Indexed()} = Σ over {sum.AlongLetters()} of {Written(sum.Expression, sum.Arguments)}",
        RowsOp rows => string.Join("; ", rows.Body.Select(part => Of(part))),
        TransposeOp transpose => $"{transpose.Output.Name} {transpose.Output.Shape} = {transpose.Input.Name} {transpose.Input.Shape}, rows and columns swapped",
        RandomMaskOp mask => $"{mask.Output.Name} {mask.Output.Shape} = 0 with probability {Decimals.Shortest(mask.Rate)}, else 1/(1 - {Decimals.Shortest(mask.Rate)})",
        ResampleOp resample => $"{resample.Output.Name} {resample.Output.Shape} = weighted sums over positions of {resample.Input.Name} {resample.Input.Shape}",
        MaxPoolOp pool => $"{pool.Output.Name} {pool.Output.Shape} = the largest of each window of {pool.Input.Name} {pool.Input.Shape}{(pool.Winner is null ? "" : $"; {pool.Winner.Name} = where in the window it is")}",
        MaxPoolBackwardOp pool => $"{pool.Output.Name} {pool.Output.Shape} = Σ {pool.Gradient.Name} {pool.Gradient.Shape} of the windows that the element has won, by {pool.Winner.Name}",
        PermuteOp permute => $"{permute.Output.Name} {permute.Output.Shape} = {permute.Input.Name} {permute.Input.Shape}, axes in the order {string.Join(", ", permute.Order)}",
        _ => op.ToString(),
    }, context is not null);

    private static string Contract(ContractOp op)
    {
        string product = $"Σ over {op.SummedAxis} of {op.Left.Name}[{string.Join(", ", op.LeftAxes.Select(axis => axis.Letter))}]·{op.Right.Name}[{string.Join(", ", op.RightAxes.Select(axis => axis.Letter))}]";
        string axes = string.Join(", ", op.OutputAxes.Select(axis => axis.Letter));
        if (op.Epilogue is null)
            return $"{op.Output.Name}[{axes}] = {product}; {op.Output.Shape}";
        string sum = op.Epilogue.Results.Any(result => result.Expression is not (Argument or Binary { Operator: BinaryOperator.Add, A: Argument { Index: 0 } })) ? $"({product})" : product;
        IEnumerable<string> results = op.Epilogue.Results.Select(result =>
            $"{result.Output.Name}[{axes}] = {Written(result.Expression, op.Epilogue.Arguments, result.Expression.Uses(0) ? sum : null, [.. op.OutputAxes.Select(axis => axis.Letter.ToString())])}");
        return $"{string.Join("; ", results)}; {op.Output.Shape}";
    }

    /// <summary>
    /// y and x are positions of the small image, i and j offsets of the window, c channels of the large image and n channels of the small one.
    /// </summary>
    private static string Convolution(ConvOp op)
    {
        (string axes, string product, string groups) = ProductOf(op);
        if (op.Epilogue is null)
            return $"{op.Output.Name}{axes} = {product}{groups}{Algorithm(op)}; {op.Output.Shape}";
        IEnumerable<string> results = op.Epilogue.Results.Select(result => $"{result.Output.Name}{axes} = {Written(result.Expression, op.Epilogue.Arguments, result.Expression.Uses(0) ? $"({product})" : null, axes.Trim('[', ']').Split([", "], StringSplitOptions.None))}");
        return $"{string.Join("; ", results)}{groups}{Algorithm(op)}; {op.Output.Shape}";
    }

    private static string Algorithm(ConvOp op) => op.Winograd is null ? "" : " by Winograd's F(2x2, 3x3)";

    /// <summary>The sums of a convolution, without the epilogue.</summary>
    public static string OfProduct(ConvOp op) => ProductOf(op) is var (axes, product, groups) ? Escape($"sum{axes} = {product}{groups}{Algorithm(op)}; {op.Output.Shape}", true) : "";

    /// <summary>What a convolution does with its sums.</summary>
    public static string OfEpilogue(ConvOp op)
    {
        MapOp epilogue = op.Epilogue!;
        IEnumerable<string> results = epilogue.Results.Select(result => $"{result.Output.Indexed()} = {Written(result.Expression, epilogue.Arguments, "sum")}");
        return Escape(string.Join("; ", results), true);
    }

    private static (string Axes, string Product, string Groups) ProductOf(ConvOp op)
    {
        ConvGeometry g = op.Geometry;
        string large = $"[{Position(g.Height, "y", "i")}{Position(g.Width, "x", "j")}c]".Replace("[, ", "[");
        string small = $"[{(g.Height.Small > 1 ? "y, " : "")}x, n]";
        string weights = $"[{(g.Height.Kernel > 1 ? "i, " : "")}{(g.Width.Kernel > 1 ? "j, " : "")}c, n]";
        string groups = g.Groups == 1 ? "" : $" of each of {g.Groups} groups";
        string left = op.Kind == ConvKind.Scatter ? op.Left.Name + small : op.Left.Name + large;
        string right = op.Right.Name + (op.Kind == ConvKind.Weights ? small : weights);
        string product = op.Kind switch
        {
            ConvKind.Gather => $"Σ over the window and c of {left}·{right}",
            ConvKind.Scatter => $"Σ over n and the windows of {left}·{right}",
            _ => $"Σ over b and positions of {left}·{right}",
        };
        string axes = op.Kind switch { ConvKind.Gather => small, ConvKind.Scatter => large, _ => weights };
        return (axes, product, groups);
    }

    /// <summary>A position in the large image: <c>2y - 1 + i, </c>.</summary>
    private static string Position(WindowAxis axis, string position, string offset)
    {
        if (axis is { Large: 1, Small: 1, Kernel: 1 })
            return "";
        string start = axis.Stride == 1 ? position : $"{Numbers.Of(axis.Stride)}{position}";
        string within = axis.Kernel == 1 ? "" : axis.Dilation == 1 ? $" + {offset}" : $" + {Numbers.Of(axis.Dilation)}{offset}";
        return $"{start}{within}{(axis.Before > 0 ? $" - {Numbers.Of(axis.Before)}" : "")}, ";
    }

    private static string Placed(Box box) => $"{box.From.Name} from ({string.Join(", ", box.FromStart)}) at ({string.Join(", ", box.ToStart)}), size {Shapes.Text(box.Size)}";

    /// <summary>An expression with its arguments' names.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="first">The text for the first argument; null for its name.</param>
    /// <param name="letters">The letters of the result's axes, if they are not b, p and n; arguments are indexed by the same letters.</param>
    private static string Written(Expression expression, Value[] arguments, string? first = null, string[]? letters = null) =>
        ExpressionPrinter.Print(expression, i => i == 0 && first is not null ? first : arguments[i].Literal is { } number ? ExpressionPrinter.Print(number, _ => "") : Indexed(arguments[i], letters));

    /// <summary>A value of which the epilogue of a product reads one element for each element of the result.</summary>
    private static string Indexed(Value value, string[]? letters) => letters is null ? value.Indexed() : value.Shape switch
    {
        { Axes.Count: 0 } => value.Indexed(),
        { Batched: false, Axes.Count: 1 } => $"{value.Name}[{letters[letters.Length - 1]}]",
        _ => $"{value.Name}[{string.Join(", ", letters)}]",
    };

    private static string Escape(string text, bool xml) => xml ? UserText.Xml(text) : text;
}
