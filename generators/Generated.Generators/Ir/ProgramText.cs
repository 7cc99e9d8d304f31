using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Ir;

/// <summary>The words of printed programs, which operations put together.</summary>
internal static class ProgramText
{
    /// <summary>The name; the number that makes it unique is a subscript.</summary>
    public static string Name(Value value)
    {
        string stem = value.PlainName;
        string number = value.Name.StartsWith(stem, StringComparison.Ordinal) ? value.Name.Substring(stem.Length) : "";
        return number.All(char.IsDigit) && number.Length > 0 ? stem + string.Concat(number.Select(digit => (char)(digit - '0' + '₀'))) : value.Name;
    }

    /// <summary>The name with the letters of its axes.</summary>
    public static string Indexed(Value value) => Name(value) + value.Shape.Letters();

    /// <summary>The letters of axes: <c>[b, n]</c>.</summary>
    public static string Letters(IEnumerable<Axis> axes) => $"[{string.Join(", ", axes.Select(axis => axis.Letter))}]";

    public static string Sizes(params int[] sizes) => string.Join("×", sizes.Select(Number));

    public static string Numbers(IEnumerable<double> numbers) => string.Join(", ", numbers.Select(Decimals.Shortest));

    public static string Numbers(IEnumerable<int> numbers) => string.Join(", ", numbers.Select(Number));

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The name of an enumeration's member in small letters: <c>whole vectors</c>.</summary>
    public static string Words(Enum member) =>
        string.Concat(member.ToString().Select(letter => char.IsUpper(letter) ? " " + char.ToLowerInvariant(letter) : letter.ToString())).Trim();

    /// <summary>Two tables.</summary>
    public static string Tables(TapAxis height, TapAxis width, Func<TapAxis, string> text) => $"down {text(height)}; across {text(width)}";

    /// <summary>The positions that each output position reads, and the weight that all of them have; or each with its own: <c>2@0.25</c>.</summary>
    public static string Weights(TapAxis axis) => axis.OneWeight is { } weight
        ? $"{Taps(axis, (_, _) => "")} each {Decimals.Shortest(weight)}"
        : Taps(axis, (tap, _) => "@" + Decimals.Shortest(tap.Weight));

    /// <summary>The positions of each window, with their offsets in it unless these count up from 0: <c>2@1</c>.</summary>
    public static string Offsets(TapAxis axis) => Taps(axis, (tap, index) => tap.Weight == index ? "" : "@" + Decimals.Shortest(tap.Weight));

    private static string Taps(TapAxis axis, Func<Tap, int, string> weight)
    {
        string Of(IReadOnlyList<Tap> taps) => taps.Count == 0 ? "none"
            : string.Join(" ", taps.Select((tap, index) => Number(tap.Position) + weight(tap, index)));
        return $"{Number(axis.From)}: {string.Join(", ", axis.Taps.Select(Of))}";
    }

    /// <summary>An expression for a reader, with its arguments' names.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="name">The name of a value.</param>
    /// <param name="first">The text for the first argument; null for its name.</param>
    /// <param name="letters">The letters of the result's axes, if they are not b, p and n; arguments are indexed by the same letters.</param>
    public static string Written(Expression expression, Value[] arguments, Func<Value, string> name, string? first = null,
        string[]? letters = null) =>
        ExpressionPrinter.Print(expression, i => i == 0 && first is not null ? first
            : arguments[i].Literal is { } number ? ExpressionPrinter.Print(number, _ => "")
            : name(arguments[i]) + Letters(arguments[i].Shape, letters));

    /// <summary>The letters of a value of which the epilogue of a product reads one element for each element of the result.</summary>
    private static string Letters(TensorShape shape, string[]? letters) => letters is null || shape.Axes.Count == 0 ? shape.Letters()
        : shape is { Batched: false, Axes.Count: 1 } ? $"[{letters[letters.Length - 1]}]"
        : $"[{string.Join(", ", letters)}]";
}

/// <summary>The arguments of an operation, and which of them its expressions show.</summary>
internal sealed class ShownArguments(Value[] values)
{
    private readonly List<string> _read = [];

    public string Name(int index)
    {
        string name = Short(index);
        if (!_read.Contains(name))
            _read.Add(name);
        return name + values[index].Shape.Letters();
    }

    /// <summary>All arguments, if the expressions do not show them in this order.</summary>
    public string Reads
    {
        get
        {
            string[] all = [.. values.Select((_, index) => Short(index))];
            return all.SequenceEqual(_read) ? "" : $"; reads {string.Join(", ", all)}";
        }
    }

    private string Short(int index) => ProgramText.Name(values[index]) + new string('\'', values.Take(index).Count(value => value == values[index]));
}
