using Shapes.Drawing;
using SkiaSharp;

namespace Shapes;

/// <summary>Pictures in a grid on light paper, several times their size.</summary>
internal sealed class Sheet : IDisposable
{
    private const int Zoom = 3;
    private const int Gap = 8;
    private const int Cell = Pictures.Side * Zoom;

    private static readonly SKColor s_paper = new(0xFB, 0xF7, 0xEF);
    private static readonly SKColor s_truth = new(0x3A, 0x3A, 0x3A);
    private static readonly SKColor s_right = new(0x2E, 0x7D, 0x4F);
    private static readonly SKColor s_wrong = new(0xC2, 0x3B, 0x22);
    private static readonly SKColor s_tooMuch = new(0x2B, 0x6C, 0xB0);
    private static readonly SKColor s_nothing = new(0xE4, 0xE2, 0xDC);

    private readonly SKBitmap _bitmap;
    private readonly SKCanvas _canvas;
    private readonly SKPaint _paint = new() { IsAntialias = true };

    private readonly int _together;

    /// <summary>Makes an empty sheet.</summary>
    /// <param name="rows">How many there are.</param>
    /// <param name="columns">How many there are.</param>
    /// <param name="together">Rows that belong together: a picture and what is found in it.</param>
    public Sheet(int rows, int columns, int together)
    {
        _together = together;
        _bitmap = new SKBitmap(Gap + columns * (Cell + Gap), Top(rows));
        _canvas = new SKCanvas(_bitmap);
        _canvas.Clear(s_paper);
    }

    /// <summary>A picture as it is.</summary>
    /// <param name="image">Red, green and blue of its pixels: <c>[32, 32, 3]</c>.</param>
    /// <param name="row">Where.</param>
    /// <param name="column">Where.</param>
    public void AddImage(ReadOnlySpan<float> image, int row, int column)
    {
        for (int pixel = 0; pixel < Pictures.Pixels; pixel++)
            FillPixel(pixel, row, column, new SKColor(Byte(image[pixel * 3]), Byte(image[pixel * 3 + 1]), Byte(image[pixel * 3 + 2])));

        static byte Byte(float value) => (byte)MathF.Round(255 * value);
    }

    /// <summary>Where the shape is.</summary>
    public void AddMask(ReadOnlySpan<float> mask, int row, int column)
    {
        for (int pixel = 0; pixel < Pictures.Pixels; pixel++)
            FillPixel(pixel, row, column, mask[pixel] == 1 ? s_truth : s_nothing);
    }

    /// <summary>Where a network takes the shape to be: green where it is right, blue where there is none, red where it misses it.</summary>
    /// <param name="scores">Above 0 for "here": <c>[32, 32, 1]</c>.</param>
    /// <param name="mask">Where it is.</param>
    /// <param name="row">Where.</param>
    /// <param name="column">Where.</param>
    public void AddPrediction(ReadOnlySpan<float> scores, ReadOnlySpan<float> mask, int row, int column)
    {
        for (int pixel = 0; pixel < Pictures.Pixels; pixel++)
        {
            FillPixel(pixel, row, column, (scores[pixel] > 0, mask[pixel] == 1) switch
            {
                (true, true) => s_right,
                (true, false) => s_tooMuch,
                (false, true) => s_wrong,
                (false, false) => s_nothing,
            });
        }
    }

    /// <summary>What a network takes a picture for: green if it is right, red if not.</summary>
    public void AddShape(Shape shape, bool isRight, int row, int column)
    {
        SKPoint corner = Corner(row, column);
        _paint.Color = isRight ? s_right : s_wrong;
        _canvas.Save();
        _canvas.Translate(corner.X + Cell / 2f, corner.Y + Cell / 2f);
        _canvas.Scale(Cell / 5f);
        _canvas.DrawPath(Outlines.Of(shape), _paint);
        _canvas.Restore();
    }

    /// <summary>Writes the sheet as a PNG.</summary>
    public void Save(string path)
    {
        _canvas.Flush();
        using FileStream file = File.Create(path);
        _bitmap.Encode(file, SKEncodedImageFormat.Png, quality: 100);
        Console.WriteLine($"Wrote {Path.GetFullPath(path)}.");
    }

    public void Dispose()
    {
        _paint.Dispose();
        _canvas.Dispose();
        _bitmap.Dispose();
    }

    private void FillPixel(int pixel, int row, int column, SKColor color)
    {
        SKPoint corner = Corner(row, column);
        int left = (int)corner.X + pixel % Pictures.Side * Zoom;
        int top = (int)corner.Y + pixel / Pictures.Side * Zoom;
        for (int y = 0; y < Zoom; y++)
        {
            for (int x = 0; x < Zoom; x++)
                _bitmap.SetPixel(left + x, top + y, color);
        }
    }

    private SKPoint Corner(int row, int column) => new(Gap + column * (Cell + Gap), Top(row));

    /// <summary>Where a row begins: rows that belong together are closer to each other than to others.</summary>
    private int Top(int row) => Gap + row * (Cell + Gap / 2) + row / _together * 2 * Gap;
}
