using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Kernels;

/// <summary>Where an epilogue finds the element of a value that belongs to an element of the result.</summary>
internal enum EpilogueAccess
{
    /// <summary>At the same place as in the result.</summary>
    Result,

    /// <summary>In the same row and column, but rows are another distance apart.</summary>
    Rows,

    /// <summary>In the same column: an element for each.</summary>
    Column,

    /// <summary>In the same row: an element for each sample.</summary>
    Row,

    /// <summary>Always the same element.</summary>
    Single,

    /// <summary>It is a number in a variable.</summary>
    Variable,

    /// <summary>It is a number known at compile time.</summary>
    Literal,
}

/// <summary>A value that an epilogue reads or writes.</summary>
/// <param name="Access">Where the element is.</param>
/// <param name="Stride">The distance between rows, of <see cref="EpilogueAccess.Rows"/> and <see cref="EpilogueAccess.Row"/>.</param>
/// <param name="Number">The number, of <see cref="EpilogueAccess.Literal"/>.</param>
internal sealed record EpilogueOperand(EpilogueAccess Access, int Stride = 0, double Number = 0);

/// <summary>A result of an epilogue: what is stored, and in which operand. Argument 0 of the expression is the sum, the others are operands.</summary>
internal sealed record EpilogueResult(Expression Expression, int Operand);

/// <summary>What is done with the sums of a product before they are stored.</summary>
/// <param name="Operands">The values, the sum first.</param>
/// <param name="Results">What is stored.</param>
internal sealed record Epilogue(EquatableArray<EpilogueOperand> Operands, EquatableArray<EpilogueResult> Results) : Kernel
{
    /// <summary>The epilogue of a product, and the values that its operands are: null for the sum.</summary>
    public static (Epilogue Kernel, IReadOnlyList<Value?> Values) Of(ProductOp op)
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
        EpilogueResult[] results = [.. map.Results.Select(result => new EpilogueResult(result.Expression.Substitute(i => Algebra.Arg(arguments[i])), OperandOf(result.Output)))];
        EpilogueOperand[] operands = [.. values.Select(value => value is null ? new EpilogueOperand(EpilogueAccess.Variable) : Describe(value, op.Output))];
        return (new Epilogue(operands.ToEquatableArray(), results.ToEquatableArray()), values);
    }

    private static EpilogueOperand Describe(Value value, Value result)
    {
        if (value.Literal is { } number)
            return new(EpilogueAccess.Literal, Number: number);
        if (value.Shape.Equals(TensorShape.Scalar) && value.Role == ValueRole.Intermediate)
            return new(EpilogueAccess.Variable);
        bool isLike = value.Shape.Elements == result.Shape.Elements && value.Shape.Batched == result.Shape.Batched;
        if (isLike && value.Shape.Axes.Count > 0)
            return value.IsMatrix || value.SampleStride == result.SampleStride ? new(EpilogueAccess.Result) : new(EpilogueAccess.Rows, value.SampleStride);
        if (value.Shape.Elements == 1)
            return value.Shape.Batched ? new(EpilogueAccess.Row, value.SampleStride) : new(EpilogueAccess.Single);
        return new(EpilogueAccess.Column);
    }
}
