using SkiaSharp;

namespace Gan;

/// <summary>Many images on one picture, a row for each digit, dark ink on light paper.</summary>
internal static class Sheet
{
    /// <summary>Images in a row.</summary>
    public const int Columns = 16;

    /// <summary>Digits.</summary>
    public const int Rows = 10;

    private const int Side = 28;
    private const int Zoom = 2;
    private const int Gap = 6;
    private const int Cell = Side * Zoom;

    /// <summary>The digit of each place, row by row.</summary>
    public static int[] Digits { get; } = [.. Enumerable.Range(0, Rows * Columns).Select(place => place / Columns)];

    /// <summary>Writes images as a PNG.</summary>
    /// <param name="images">Pixels from 0, paper, to 1, ink: one image a place.</param>
    /// <param name="path">The file.</param>
    public static void Save(ReadOnlySpan<float> images, string path)
    {
        using var bitmap = new SKBitmap(Gap + Columns * (Cell + Gap), Gap + Rows * (Cell + Gap));
        bitmap.Erase(new SKColor(0xE4, 0xE2, 0xDC));
        for (int place = 0; place < Digits.Length; place++)
        {
            ReadOnlySpan<float> image = images.Slice(place * Side * Side, Side * Side);
            int left = Gap + place % Columns * (Cell + Gap);
            int top = Gap + place / Columns * (Cell + Gap);
            for (int y = 0; y < Cell; y++)
            {
                for (int x = 0; x < Cell; x++)
                {
                    byte grey = (byte)(252 - 232 * image[y / Zoom * Side + x / Zoom]);
                    bitmap.SetPixel(left + x, top + y, new SKColor(grey, grey, grey));
                }
            }
        }
        using FileStream file = File.Create(path);
        bitmap.Encode(file, SKEncodedImageFormat.Png, quality: 100);
    }
}
