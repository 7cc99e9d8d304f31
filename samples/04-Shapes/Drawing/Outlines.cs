using SkiaSharp;

namespace Shapes.Drawing;

/// <summary>The outlines of the shapes, around the origin, none further from it than 1.</summary>
internal static class Outlines
{
    /// <summary>The shapes there are, in the order of their classes.</summary>
    public static IReadOnlyList<Shape> Shapes { get; } = Enum.GetValues<Shape>();

    /// <summary>Their names, in the same order.</summary>
    public static string[] Names { get; } = [.. Shapes.Select(shape => shape.ToString().ToLowerInvariant())];

    private static readonly SKPath[] s_outlines = [.. Shapes.Select(Draw)];

    /// <summary>The outline of a shape; not to be changed.</summary>
    public static SKPath Of(Shape shape) => s_outlines[(int)shape];

    private static SKPath Draw(Shape shape)
    {
        using var path = new SKPathBuilder();
        switch (shape)
        {
            case Shape.Circle:
                path.AddCircle(0, 0, 0.9f);
                break;
            case Shape.Ring:
                path.FillType = SKPathFillType.EvenOdd;
                path.AddCircle(0, 0, 0.95f);
                path.AddCircle(0, 0, 0.5f);
                break;
            case Shape.Square:
                path.AddRect(new SKRect(-0.75f, -0.75f, 0.75f, 0.75f));
                break;
            case Shape.Triangle:
                path.AddPoly(Around(3, 1, 1));
                break;
            case Shape.Star:
                path.AddPoly(Around(10, 1, 0.42f));
                break;
            case Shape.Cross:
                path.FillType = SKPathFillType.Winding;
                path.AddRect(new SKRect(-0.95f, -0.28f, 0.95f, 0.28f));
                path.AddRect(new SKRect(-0.28f, -0.95f, 0.28f, 0.95f));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(shape), shape, "There is no such shape.");
        }
        return path.Detach();
    }

    /// <summary>Corners around the origin, from the top on, at one distance and the other in turn.</summary>
    private static SKPoint[] Around(int corners, float even, float odd)
    {
        var points = new SKPoint[corners];
        for (int i = 0; i < corners; i++)
        {
            (float sin, float cos) = MathF.SinCos(MathF.Tau * i / corners);
            float radius = i % 2 == 0 ? even : odd;
            points[i] = new SKPoint(radius * sin, -radius * cos);
        }
        return points;
    }
}
