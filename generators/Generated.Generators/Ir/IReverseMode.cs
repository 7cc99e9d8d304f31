using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Ir;

/// <summary>What an operation needs in order to carry gradients back: the driver of reverse mode, as the operations see it.</summary>
internal interface IReverseMode
{
    /// <summary>Whether a value depends on a parameter or an input: only then is its gradient needed.</summary>
    bool Needs(Value value);

    /// <summary>Whether a gradient has flowed back to a value.</summary>
    bool Has(Value output);

    /// <summary>The gradient of a value: the sum of all that has flowed back. It may lack axes along which it is repeated.</summary>
    Value GradientOf(Value output);

    /// <summary>The gradient of a value with all its axes, for an operation that cannot repeat it.</summary>
    Value WholeGradientOf(Value output);

    /// <summary>A new value for a gradient, or for a part of one.</summary>
    Value NewGradient(Value of, TensorShape shape);

    /// <summary>Adds an operation to the backward pass.</summary>
    void Add(Operation operation);

    /// <summary>A sum, or the value of an equal sum that the backward pass already has.</summary>
    Value Sum(Value of, TensorShape shape, TensorShape domain, Value[] inputs, Expression expression);

    /// <summary>Lets a gradient flow back to a value.</summary>
    void Contribute(Value to, Value gradient);

    /// <summary>A number known at compile time, as a gradient.</summary>
    Value Literal(double number);

    /// <summary>If the gradient of a value is needed: adds the operation that computes it.</summary>
    void Add(Value of, Func<Value, Operation> into);
}
