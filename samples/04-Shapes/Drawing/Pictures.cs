using Generated;

namespace Shapes.Drawing;

/// <summary>Drawn pictures, with what they show and where: the same for telling shapes apart and for finding their pixels.</summary>
/// <param name="Images">Red, green and blue of every pixel, from 0 to 1: <c>[pictures, 32, 32, 3]</c>.</param>
/// <param name="Labels">The shape on each: <c>[pictures]</c>.</param>
/// <param name="Masks">1 where the shape is, 0 elsewhere: <c>[pictures, 32, 32, 1]</c>.</param>
internal sealed record Pictures(float[] Images, int[] Labels, float[] Masks)
{
    /// <summary>Height and width.</summary>
    public const int Side = 32;

    /// <summary>Pixels of a picture.</summary>
    public const int Pixels = Side * Side;

    /// <summary>Numbers of a picture: a red, a green and a blue one a pixel.</summary>
    public const int Size = Pixels * 3;

    /// <summary>How many pictures there are.</summary>
    public int Count => Labels.Length;

    /// <summary>One picture's colours: <c>[32, 32, 3]</c>.</summary>
    public ReadOnlySpan<float> Image(int index) => Images.AsSpan(index * Size, Size);

    /// <summary>One picture's mask: <c>[32, 32, 1]</c>.</summary>
    public ReadOnlySpan<float> Mask(int index) => Masks.AsSpan(index * Pixels, Pixels);

    /// <summary>Pictures and their shapes, to classify.</summary>
    public ClassificationDataset ToClassify() => new(Images, Size, Labels, Outlines.Names.Length);

    /// <summary>Pictures and their masks, to segment.</summary>
    public RegressionDataset ToSegment() => new(Images, Size, Masks, Pixels);
}
