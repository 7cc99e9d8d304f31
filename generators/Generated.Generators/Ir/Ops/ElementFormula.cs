using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir.Expressions;

namespace Generated.Generators.Ir.Ops;

/// <summary>One element of a value: of each sample, if the value has a part for each.</summary>
/// <param name="Value">The value that owns the memory.</param>
/// <param name="Index">Its index in there.</param>
internal readonly record struct TensorElement(Value Value, int Index)
{
    /// <summary>An element of a value, which may be a view.</summary>
    public static TensorElement Of(Value value, int index) => new(value.Storage, value.StorageOffset + index);
}

/// <summary>How one element of a result is computed from other elements: what an operation is for code without loops over elements.</summary>
/// <param name="Result">The element.</param>
/// <param name="Expression">The formula; its arguments are <paramref name="Arguments"/>.</param>
/// <param name="Arguments">The elements that it reads, each once; constants are in the formula.</param>
/// <param name="SumsSamples">Whether the element is the sum of the formula over all samples.</param>
internal sealed record ElementFormula(TensorElement Result, Expression Expression, IReadOnlyList<TensorElement> Arguments, bool SumsSamples = false)
{
    /// <summary>Whether it only gives an element another name.</summary>
    public bool IsCopy => Expression is Argument && !SumsSamples;

    /// <summary>An element that is that of another value.</summary>
    public static ElementFormula Copy(Value result, int index, Value source, int from)
    {
        var reader = new Reader();
        Expression expression = reader.Read(source, from);
        return new ElementFormula(TensorElement.Of(result, index), expression, reader.Arguments);
    }

    /// <summary>Collects the arguments of a formula while it is built.</summary>
    internal sealed class Reader
    {
        private readonly List<TensorElement> _arguments = [];

        public IReadOnlyList<TensorElement> Arguments => _arguments;

        /// <summary>An element as a part of the formula.</summary>
        public Expression Read(Value value, int index)
        {
            if (value.Literal is { } number)
                return number;
            TensorElement element = TensorElement.Of(value, index);
            if (element.Value.Elements is { } constants)
                return constants[element.Index];
            if (!_arguments.Contains(element))
                _arguments.Add(element);
            return Algebra.Arg(_arguments.IndexOf(element));
        }

        /// <summary>The expression of a map for one element of its shape.</summary>
        /// <param name="expression">The expression.</param>
        /// <param name="domain">The shape.</param>
        /// <param name="element">The element.</param>
        /// <param name="arguments">What the expression reads.</param>
        /// <param name="given">Parts that are known already, or null.</param>
        public Expression At(Expression expression, TensorShape domain, int element, Value[] arguments, Func<Expression, Expression?>? given = null) =>
            expression.Replace(part => given?.Invoke(part) ?? part switch
            {
                Argument argument => Read(arguments[argument.Index], Access.Of(arguments[argument.Index].Shape, domain)!.IndexOf(element)),
                AxisIndex index => index.Of(element, domain),
                _ => null,
            });
    }
}
