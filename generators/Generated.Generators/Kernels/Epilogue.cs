using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Schedule;

namespace Generated.Generators.Kernels;

/// <summary>Where an epilogue finds the element of a value that belongs to an element of the result.</summary>
internal enum EpilogueAccess
{
    /// <summary>At the same place of the same row; rows are some distance apart.</summary>
    Element,

    /// <summary>In the same row, an element for each column.</summary>
    RowColumn,

    /// <summary>In the same row: an element for each.</summary>
    Row,

    /// <summary>In the same column: an element for each.</summary>
    Column,

    /// <summary>Always the same element.</summary>
    Single,

    /// <summary>It is a number in a variable.</summary>
    Variable,

    /// <summary>It is a number known at compile time.</summary>
    Literal,
}

/// <summary>A value that an epilogue reads or writes.</summary>
/// <param name="Access">Where the element is.</param>
/// <param name="Stride">The distance from a row to the next, if it differs from row to row.</param>
/// <param name="Number">The number, of <see cref="EpilogueAccess.Literal"/>.</param>
internal sealed record EpilogueOperand(EpilogueAccess Access, int Stride = 0, double Number = 0);

/// <summary>A result of an epilogue: what is stored, and in which operand. Argument 0 of the expression is the sum, the others are operands.</summary>
internal sealed record EpilogueResult(Expression Expression, int Operand);

/// <summary>What is done with the sums of a product before they are stored.</summary>
/// <param name="Operands">The values, the sum first.</param>
/// <param name="Results">What is stored.</param>
/// <param name="IsWhole">Whether every vector is whole, at any width.</param>
/// <param name="IsOfImages">Whether a tile lies within a sample, so that its rows are no rows of the values.</param>
/// <param name="TakesSample">Whether it is told how far samples are apart: it serves images of other sizes.</param>
internal sealed record Epilogue(
    EquatableArray<EpilogueOperand> Operands, EquatableArray<EpilogueResult> Results, bool IsWhole, bool IsOfImages, bool TakesSample) : Kernel
{
    /// <summary>
    /// The epilogue of a product; the values that its operands are: null for the sum; and how far samples are apart, for one that is told.
    /// </summary>
    /// <param name="op">The product.</param>
    /// <param name="panel">The columns of a panel, if the result is a matrix: the distance between its rows.</param>
    /// <param name="isWhole">Whether every vector is whole, at any width.</param>
    /// <param name="layouts">How the values lie.</param>
    public static (Epilogue Kernel, IReadOnlyList<Value?> Values, int Sample) Of(ProductOp op, int panel, bool isWhole, Layouts layouts)
    {
        MapOp map = op.Epilogue ?? new MapOp([op.Output], [(op.Output, Algebra.X)]);
        var values = new List<Value?> { null };
        int OperandOf(Value value)
        {
            if (!values.Contains(value))
                values.Add(value);
            return values.IndexOf(value);
        }
        int[] arguments = [.. map.Arguments.Select((argument, i) => i == 0 ? 0 : OperandOf(argument))];
        EpilogueResult[] results = [.. map.Results.Select(result =>
            new EpilogueResult(result.Expression.Substitute(i => Algebra.Arg(arguments[i])), OperandOf(result.Output)))];
        int rows = op is ContractOp { Rows: { HaveBatch: true } axes } ? axes.Steps : 1;
        EpilogueOperand[] operands = [.. values.Select(value =>
            value is null ? new EpilogueOperand(EpilogueAccess.Variable) : Describe(value, op.Output, rows, panel, layouts))];
        int[] samples = [.. operands.Where(operand => operand.Access == EpilogueAccess.Element).Select(operand => operand.Stride).Distinct()];
        bool takesSample = op is ConvOp && samples.Length == 1;
        if (takesSample)
            operands = [.. operands.Select(operand => operand.Access == EpilogueAccess.Element ? operand with { Stride = 0 } : operand)];
        return (new Epilogue(operands.ToEquatableArray(), results.ToEquatableArray(), isWhole, op is ConvOp, takesSample), values, samples.FirstOrDefault());
    }

    private static EpilogueOperand Describe(Value value, Value result, int rows, int panel, Layouts layouts)
    {
        if (value.Literal is { } number)
            return new(EpilogueAccess.Literal, Number: number);
        if (value.Shape.Equals(TensorShape.Scalar) && value.Role == ValueRole.Intermediate)
            return new(EpilogueAccess.Variable);
        if (layouts.Of(value) == Layout.Panels)
            return new(EpilogueAccess.Element, panel);
        if (!value.Shape.Batched)
            return new(value.Shape.Elements == 1 ? EpilogueAccess.Single : EpilogueAccess.Column);
        return new(
            value.Shape.Axes.Count > 0 && value.Shape.Elements == result.Shape.Elements ? EpilogueAccess.Element
            : value.Shape.Elements == rows ? EpilogueAccess.Row : EpilogueAccess.RowColumn,
            value.SampleStride / rows);
    }
}
