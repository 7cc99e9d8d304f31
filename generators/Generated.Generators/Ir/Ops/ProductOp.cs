using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir.Expressions;

namespace Generated.Generators.Ir.Ops;

/// <summary>A sum of products of two values.</summary>
internal abstract class ProductOp(Value output, Value left, Value right) : Operation
{
    public Value Output { get; set; } = output;

    public Value Left { get; set; } = left;

    public Value Right { get; set; } = right;

    /// <summary>
    /// An element-wise operation on the sum, applied before the sum leaves the registers. Its argument 0 is the sum; the sum itself is stored only if
    /// <see cref="Output"/> is among its outputs.
    /// </summary>
    public MapOp? Epilogue { get; set; }

    /// <summary>Whether the sums are complete before they are stored, so that an epilogue can be applied to them.</summary>
    public abstract bool TakesEpilogue { get; }

    public override IReadOnlyList<Value> Inputs => Epilogue is null ? [Left, Right] : [Left, Right, .. Epilogue.Inputs.Skip(1)];

    public override IReadOnlyList<Value> Outputs => Epilogue?.Outputs ?? [Output];

    public override IEnumerable<Value> Computed => Outputs.Append(Output);

    public override IReadOnlyList<Value> Factors => [Left, Right, Output];

    public override bool KnowsPanels => true;

    public override void Verify(Check check)
    {
        VerifyProduct(check);
        Epilogue?.Verify(check);
    }

    /// <summary>Requires what makes the product valid, without its epilogue.</summary>
    protected abstract void VerifyProduct(Check check);

    public override Cost Cost => new(Flops: Products * 2 + (Epilogue?.Cost.Flops ?? 0), Arithmetic: Products * 2);

    /// <summary>The number of products.</summary>
    protected abstract long Products { get; }

    public override bool Retarget(Value output, Value destination)
    {
        if (Epilogue is not null)
            return false;
        Output = destination;
        return true;
    }

    /// <summary>Stores the sums of a product, or what its epilogue makes of them.</summary>
    protected void Finish(Interpreter interpreter, double[] sums)
    {
        if (Epilogue is null)
            interpreter.Store(Output, sums);
        else
            Epilogue.Interpret(interpreter, sums);
    }

    /// <summary>What its epilogue makes of a sum, for a reader.</summary>
    /// <param name="name">The name of a value.</param>
    /// <param name="axes">The letters of the result's axes.</param>
    /// <param name="sum">The text of the sum in an expression.</param>
    protected string Results(Func<Value, string> name, string[] axes, Func<Expression, string?> sum) =>
        string.Join("; ", Epilogue!.Results.Select(result => $"{name(result.Output)}[{string.Join(", ", axes)}] = "
            + ProgramText.Written(result.Expression, Epilogue.Arguments, name, sum(result.Expression), axes)));
}
