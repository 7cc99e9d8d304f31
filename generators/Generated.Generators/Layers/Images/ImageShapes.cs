using Generated.Generators.Frontend.Specs;

namespace Generated.Generators.Layers.Images;

/// <summary>The requirements of layers for images and sequences on their inputs.</summary>
internal static class ImageShapes
{
    /// <summary>The maximum number of elements of a value.</summary>
    private const int MaximumElements = 1 << 24;

    /// <summary>Reports an input that is no sequence (1 axis besides the features), or no image (2 axes besides the channels).</summary>
    public static bool Require(ShapeContext context, int[] input, int axes) => Require(context, input, input.Length == axes + 1, axes == 1
        ? ("a sequence [time, features]", "[Input(time, features)]")
        : ("an image [height, width, channels]", "[Input(height, width, channels)]"));

    /// <summary>Reports an input that is neither an image nor a sequence.</summary>
    public static bool RequireEither(ShapeContext context, int[] input) =>
        Require(context, input, input.Length is 2 or 3,
            ("an image [height, width, channels] or a sequence [time, features]", "[Input(height, width, channels)]"));

    private static bool Require(ShapeContext context, int[] input, bool isSuch, (string Such, string Begin) expected)
    {
        if (isSuch)
            return true;
        string found = input.Length switch
        {
            1 => "a vector of " + Shapes.Text(input),
            2 => "a sequence of " + Shapes.Text(input),
            3 => "an image of " + Shapes.Text(input),
            _ => Shapes.Text(input),
        };
        context.Report(DiagnosticIds.ShapeMismatch, null, context.Spec.Kind, expected.Such, found,
            $"; put [Reshape] before it, or begin with {expected.Begin}");
        return false;
    }

    /// <summary>The output, or null and a report if it is too large.</summary>
    public static int[]? Limited(ShapeContext context, string option, object value, params int[] output)
    {
        long elements = 1;
        foreach (int size in output)
            elements = Math.Min(elements * size, long.MaxValue >> 32);
        return context.Require(elements <= MaximumElements, option, "such that the output has at most 2^24 elements", value) ? output : null;
    }
}
