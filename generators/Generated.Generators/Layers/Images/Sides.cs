namespace Generated.Generators.Layers.Images;

/// <summary>How many positions are added to or removed from an axis, before and after, and the options with these numbers.</summary>
internal readonly record struct Sides(int Before, int After, string BeforeOption, string AfterOption)
{
    /// <summary>The maximum number on one side.</summary>
    private const int Most = 1 << 14;

    /// <summary>
    /// The sides of each axis except the channels. An option of -1 means the same as another option: the opposite one, or the one at the top.
    /// </summary>
    public static Sides[] Of(Options given, int axes)
    {
        if (axes == 1)
            return [new Sides(given.Integer("Before"), Or(given.Integer("After", -1), given.Integer("Before")), "Before", "After")];
        int top = given.Integer("Top"), left = Or(given.Integer("Left", -1), top);
        return [new Sides(top, Or(given.Integer("Bottom", -1), top), "Top", "Bottom"), new Sides(left, Or(given.Integer("Right", -1), left), "Left", "Right")];

        static int Or(int value, int fallback) => value == -1 ? fallback : value;
    }

    /// <summary>Reports numbers that are negative or too large.</summary>
    public bool Check(ShapeContext context, int most = Most, string why = "")
    {
        (ShapeContext layer, string limit) = (context, $"from 0 to {Math.Min(most, Most)}{why}");
        bool Fits(int count, string option) => layer.Require(count >= 0 && count <= Math.Min(most, Most), option, limit, count);
        return Fits(Before, BeforeOption) && Fits(After, AfterOption);
    }

    public override string ToString() => Before == After ? $"{Before}" : $"{Before}+{After}";

    /// <summary>All numbers, in short form.</summary>
    public static string Text(Sides[] sides) => sides is [var down, var across] && down.ToString() != across.ToString()
        ? $"{down} x {across}" : sides[0].ToString();
}
