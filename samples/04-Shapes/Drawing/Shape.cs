namespace Shapes.Drawing;

/// <summary>What a picture shows: the classes to tell apart.</summary>
internal enum Shape
{
    Circle,
    Ring,
    Square,
    Triangle,
    Star,
    Cross,
}
