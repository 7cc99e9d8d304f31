using Generated;
using SkiaSharp;

namespace Digits.Drawing;

/// <summary>Many digits on one picture, to judge the data by eye before judging a network by it.</summary>
internal static class ContactSheet
{
    private const int Columns = 20;
    private const int Rows = 12;
    private const int Zoom = 2;
    private const int Gap = 6;

    /// <summary>Writes the first digits of a dataset as a PNG, dark ink on light paper.</summary>
    public static void Save(ClassificationDataset digits, string path)
    {
        const int Cell = DigitPainter.Side * Zoom;
        using var bitmap = new SKBitmap(Gap + Columns * (Cell + Gap), Gap + Rows * (Cell + Gap));
        bitmap.Erase(new SKColor(0xE4, 0xE2, 0xDC));
        for (int i = 0; i < Math.Min(digits.Count, Columns * Rows); i++)
        {
            int left = Gap + i % Columns * (Cell + Gap);
            int top = Gap + i / Columns * (Cell + Gap);
            ReadOnlySpan<float> pixels = digits[i].Features;
            for (int y = 0; y < Cell; y++)
            {
                for (int x = 0; x < Cell; x++)
                {
                    byte grey = (byte)(252 - 232 * pixels[y / Zoom * DigitPainter.Side + x / Zoom]);
                    bitmap.SetPixel(left + x, top + y, new SKColor(grey, grey, grey));
                }
            }
        }
        using FileStream file = File.Create(path);
        bitmap.Encode(file, SKEncodedImageFormat.Png, quality: 100);
    }
}
