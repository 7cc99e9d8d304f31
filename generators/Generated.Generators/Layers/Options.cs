using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Frontend.Specs;

namespace Generated.Generators.Layers;

/// <summary>The options that were given in an attribute, read by the names of its properties.</summary>
internal sealed class Options(EquatableArray<OptionSpec> given)
{
    public string? Text(string name) => Find(name) as string;

    public bool Flag(string name, bool fallback) => Find(name) as bool? ?? fallback;

    public int Integer(string name, int fallback = 0) => Find(name) is { } value ? Convert.ToInt32(value, CultureInfo.InvariantCulture) : fallback;

    /// <summary>A number; NaN in the attribute means not given.</summary>
    public double Number(string name, double fallback) =>
        Find(name) is { } value && Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && !double.IsNaN(number) ? number : fallback;

    public int[] Integers(string name) => Find(name) is EquatableArray<double> values ? [.. values.Select(value => (int)value)] : [];

    public double[] Numbers(string name) => Find(name) is EquatableArray<double> values ? [.. values] : [];

    public string[] Texts(string name) => Find(name) is EquatableArray<string> values ? [.. values] : [];

    /// <summary>Numbers as messages show them.</summary>
    public static string Text(IEnumerable<double> numbers) => string.Join(", ", numbers.Select(number => Common.Decimals.Shortest(number)));

    /// <summary>The options that are NaN, or arrays that contain NaN.</summary>
    public IEnumerable<string> NaNs => given.Where(option => option.Value is double.NaN or float.NaN || (option.Value is EquatableArray<double> values && values.Any(double.IsNaN))).Select(option => option.Name);

    /// <summary>The numbers of floating-point type in options, each with its option; including the elements of arrays.</summary>
    public IEnumerable<(string Option, double Number)> Reals => given.SelectMany(option => option.Value switch
    {
        double or float => [(option.Name, Convert.ToDouble(option.Value, CultureInfo.InvariantCulture))],
        EquatableArray<double> values => values.Select(value => (option.Name, value)),
        _ => Enumerable.Empty<(string, double)>(),
    });

    private object? Find(string name) => given.FirstOrDefault(option => option.Name == name)?.Value;
}
