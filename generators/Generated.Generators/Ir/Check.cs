using System.Linq;
using System.Runtime.CompilerServices;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Ir;

/// <summary>What an operation must fulfil.</summary>
/// <param name="pass">The pass that ran last, for messages.</param>
internal sealed class Check(string pass)
{
    /// <summary>Throws unless a condition holds; the text of the message is made only then.</summary>
    public void Require(bool condition, [InterpolatedStringHandlerArgument(nameof(condition))] Failure message)
    {
        if (!condition)
            throw new InvalidOperationException($"After '{pass}', {message}");
    }

    /// <summary>An expression reads only arguments that there are, and that fit the shape that the operation goes through.</summary>
    public void Expression(string label, Expression expression, TensorShape domain, Value[] arguments)
    {
        // The last axis is that of the channels, of which each shape has one.
        foreach (AxisIndex index in expression.Descendants().OfType<AxisIndex>())
        {
            bool exists = index.Axis == -1 || (index.Axis < 0 && -index.Axis <= domain.Axes.Count);
            Require(exists, $"'{label}' goes through {domain}, which has no axis {index.Axis}.");
        }
        foreach (Argument argument in expression.Descendants().OfType<Argument>())
        {
            Require(argument.Index < arguments.Length, $"'{label}' has {arguments.Length} inputs; its expression reads input {argument.Index}.");
            Value read = arguments[argument.Index];
            Require(Access.AlongOf(read.Shape, domain) is not null, $"'{label}' goes through {domain}; its input '{read}' is {read.Shape}.");
        }
    }

    /// <summary>Tables read only positions that there are, from an image of one size to one of another.</summary>
    public void Tables(string label, TapAxis height, TapAxis width, int channels, TensorShape from, TensorShape to)
    {
        bool fit = from.Elements == height.From * width.From * channels && to.Elements == height.To * width.To * channels;
        Require(fit, $"the tables of '{label}' do not fit {from} and {to}.");
        foreach (TapAxis axis in new[] { height, width })
            Require(axis.All.All(tap => tap.Position >= 0 && tap.Position < axis.From), $"'{label}' reads positions that its input does not have.");
    }
}

/// <summary>The message of a failed requirement; as long as the requirement holds, its parts are not even formatted.</summary>
[InterpolatedStringHandler]
internal readonly struct Failure
{
    private readonly System.Text.StringBuilder? _text;

    public Failure(int literalLength, int formattedCount, bool condition, out bool isNeeded)
    {
        isNeeded = !condition;
        _text = isNeeded ? new System.Text.StringBuilder(literalLength + (8 * formattedCount)) : null;
    }

    public void AppendLiteral(string text) => _text!.Append(text);

    public void AppendFormatted<T>(T value) => _text!.Append(FormattableString.Invariant($"{value}"));

    public override string ToString() => _text?.ToString() ?? "";
}
