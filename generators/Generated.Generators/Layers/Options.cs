using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Frontend.Specs;

namespace Generated.Generators.Layers;

/// <summary>The options that were given in an attribute, read by the names of its properties.</summary>
internal sealed class Options(EquatableArray<OptionSpec> given)
{
    /// <summary>Nothing given: every option has its default.</summary>
    public static readonly Options None = new(EquatableArray<OptionSpec>.Empty);

    public string? Text(string name) => Find(name) as string;

    public bool Flag(string name, bool fallback) => Find(name) as bool? ?? fallback;

    public int Integer(string name, int fallback = 0) => Find(name) is { } value ? Convert.ToInt32(value, CultureInfo.InvariantCulture) : fallback;

    /// <summary>A number; NaN in the attribute means not given.</summary>
    public double Number(string name, double fallback) => Number(name) ?? fallback;

    /// <summary>A number; null if it is not given.</summary>
    public double? Number(string name) =>
        Find(name) is { } value && Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && !double.IsNaN(number) ? number : null;

    /// <summary>A member of an enum; the first one for a number that is none, which is reported with all other enums.</summary>
    public TEnum Member<TEnum>(string name) where TEnum : struct, Enum =>
        Enum.ToObject(typeof(TEnum), Integer(name)) is TEnum member && Enum.IsDefined(typeof(TEnum), member) ? member : default;

    /// <summary>A number for the second axis of an image: that of its own option, or, if this is not given, that of the option for both axes.</summary>
    /// <param name="both">The option for both axes.</param>
    /// <param name="across">The second axis; otherwise the number of the option for both axes is meant.</param>
    /// <param name="fallback">The number if neither is given.</param>
    /// <param name="unset">The number in the second option that means not given.</param>
    public SizeOption Along(string both, bool across, int fallback = 0, int unset = 0) =>
        across && both + "Width" is var own && Integer(own, unset) is var width && width != unset ? new(width, own) : new(Integer(both, fallback), both);

    public int[] Integers(string name) => Find(name) is EquatableArray<double> values ? [.. values.Select(value => (int)value)] : [];

    public double[] Numbers(string name) => Find(name) is EquatableArray<double> values ? [.. values] : [];

    public string[] Texts(string name) => Find(name) is EquatableArray<string> values ? [.. values] : [];

    /// <summary>Numbers as messages show them.</summary>
    public static string Text(IEnumerable<double> numbers) => string.Join(", ", numbers.Select(number => Common.Decimals.Shortest(number)));

    /// <summary>The options that are NaN, or arrays that contain NaN.</summary>
    public IEnumerable<string> NaNs => given.Where(option =>
        option.Value is double.NaN or float.NaN || (option.Value is EquatableArray<double> values && values.Any(double.IsNaN))).Select(option => option.Name);

    /// <summary>The numbers of floating-point type in options, each with its option; including the elements of arrays.</summary>
    public IEnumerable<(string Option, double Number)> Reals => given.SelectMany(option => option.Value switch
    {
        double or float => [(option.Name, Convert.ToDouble(option.Value, CultureInfo.InvariantCulture))],
        EquatableArray<double> values => values.Select(value => (option.Name, value)),
        _ => Enumerable.Empty<(string, double)>(),
    });

    /// <summary>Whether an option may be NaN, which then means that it is not given.</summary>
    public static bool MayBeNaN(string option) => InitializerOptions.IsScale(option);

    private object? Find(string name) => given.FirstOrDefault(option => option.Name == name)?.Value;
}

/// <summary>A whole number, and the option that it comes from.</summary>
internal readonly record struct SizeOption(int Value, string Option);
