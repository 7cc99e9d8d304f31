using System.Collections.Generic;
using System.Linq;

namespace Generated.Generators.Ir.Ops;

/// <summary>
/// A step of the program: reads values, writes values. An operation says everything about itself, so that the compiler refuses one that forgets
/// something: what makes it valid, what it costs, how it is shown, how it is differentiated, what it computes, and how threads may share it.
/// </summary>
internal abstract class Operation
{
    /// <summary>The purpose of the operation for a reader: the name of the method that is emitted for it.</summary>
    public string Label { get; set; } = "";

    public abstract IReadOnlyList<Value> Inputs { get; }

    public abstract IReadOnlyList<Value> Outputs { get; }

    /// <summary>The values that it computes: the outputs, and sums that are not stored.</summary>
    public virtual IEnumerable<Value> Computed => Outputs;

    /// <summary>The operations that it repeats, or null.</summary>
    public virtual Function? Body => null;

    /// <summary>The operations of its body, or itself.</summary>
    public IReadOnlyList<Operation> Parts => (IReadOnlyList<Operation>?)Body ?? [this];

    /// <summary>The factors and results of products, among which are the matrices that lie in panels; none for most.</summary>
    public virtual IReadOnlyList<Value> Factors => [];

    /// <summary>Whether it may read and write matrices that lie in panels: all others go through elements in the order of rows.</summary>
    public virtual bool KnowsPanels => false;

    /// <summary>Requires what makes it valid.</summary>
    public abstract void Verify(Check check);

    /// <summary>What it does: per sample if it works on samples, otherwise in total.</summary>
    public abstract Cost Cost { get; }

    /// <summary>Whether it works on samples: something that it reads or computes grows with the batch.</summary>
    public bool IsOfSamples => Inputs.Concat(Outputs).Any(value => value.Shape.Batched);

    /// <summary>How threads may share it.</summary>
    public abstract Split Split { get; }

    /// <summary>Whether threads may also share the rows of an image, of a single sample.</summary>
    public virtual bool SplitsImages => false;

    /// <summary>The word with which its line in a printed program begins.</summary>
    public abstract string Word { get; }

    /// <summary>Its line in a printed program, with everything that a pass may know of it.</summary>
    /// <param name="isDerived">Whether the backward pass is derived: what only differentiation reads is then left out.</param>
    public abstract string Text(bool isDerived);

    /// <summary>What it computes, in one line of mathematics with shapes, for a reader of the emitted code.</summary>
    /// <param name="name">The name of a value where the line stands.</param>
    public abstract string Formula(Func<Value, string> name);

    /// <summary>How each element of its results is computed, if it can be written element by element; otherwise null.</summary>
    public abstract IReadOnlyList<ElementFormula>? ByElement { get; }

    /// <summary>Whether differentiation takes its results for constants.</summary>
    public virtual bool IsConstant => false;

    /// <summary>Carries the gradients of its outputs to its inputs.</summary>
    /// <exception cref="InvalidOperationException">It has no adjoint.</exception>
    public abstract void Adjoint(IReverseMode reverse);

    /// <summary>Computes its outputs in <c>double</c>, as its definition says.</summary>
    public abstract void Interpret(Interpreter interpreter);

    /// <summary>Has done with it what a visitor does with its kind.</summary>
    public abstract TResult Accept<TResult>(IOperationVisitor<TResult> visitor);

    /// <summary>Writes a result elsewhere from now on; false if it cannot.</summary>
    /// <param name="output">The result.</param>
    /// <param name="destination">A value of the same shape.</param>
    public abstract bool Retarget(Value output, Value destination);

    /// <summary>What an operation throws that passes after differentiation make.</summary>
    protected InvalidOperationException HasNoAdjoint() => new($"'{Label}' cannot be differentiated: a {Word} is made only after differentiation.");
}

/// <summary>How threads may share an operation.</summary>
internal enum Split
{
    /// <summary>Not at all: a few numbers of the whole batch.</summary>
    Serial,

    /// <summary>By samples: each is computed from itself and from what all samples share.</summary>
    Samples,

    /// <summary>By elements of its results, each of which goes through the whole batch or does not know it.</summary>
    Elements,
}
