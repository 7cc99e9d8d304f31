using Generated;
using SkiaSharp;

namespace Shapes.Drawing;

/// <summary>
/// Draws pictures of one shape each, turned, sized and placed at random, in colours that run from one to another, before a
/// background that does too and is crossed by lines; then it adds noise. Neither colour nor brightness tells where the
/// shape is, nor its place what it is.
/// </summary>
internal sealed class ShapePainter : IDisposable
{
    private const int Side = Pictures.Side;
    private const float LeastContrast = 0.35f; // between the shape's colours and the background's: black and white are 1.7 apart

    // What is drawn on, and the same for the mask: made once for many pictures.
    private readonly SKBitmap _picture = new(new SKImageInfo(Side, Side, SKColorType.Rgba8888, SKAlphaType.Opaque));
    private readonly SKBitmap _mask = new(new SKImageInfo(Side, Side, SKColorType.Rgba8888, SKAlphaType.Opaque));
    private readonly SKPaint _paint = new() { IsAntialias = true };

    /// <summary>Draws as many of each shape, to within one. The same seed gives the same pictures.</summary>
    /// <param name="count">How many pictures.</param>
    /// <param name="seed">Which pictures.</param>
    public static Pictures Paint(int count, ulong seed)
    {
        var pictures = new Pictures(new float[count * Pictures.Size], new int[count], new float[count * Pictures.Pixels]);

        // Each picture draws from a random stream of its own, so that threads may take them in any order.
        Parallel.For(0, count, () => new ShapePainter(), (i, _, painter) =>
        {
            var random = new Philox(seed, stream: (ulong)i);
            pictures.Labels[i] = i % Outlines.Shapes.Count;
            painter.Paint(
                (Shape)pictures.Labels[i],
                ref random,
                pictures.Images.AsSpan(i * Pictures.Size, Pictures.Size),
                pictures.Masks.AsSpan(i * Pictures.Pixels, Pictures.Pixels));
            return painter;
        }, painter => painter.Dispose());
        return pictures;
    }

    public void Dispose()
    {
        _picture.Dispose();
        _mask.Dispose();
        _paint.Dispose();
    }

    private void Paint(Shape shape, ref Philox random, Span<float> image, Span<float> mask)
    {
        (SKColorF from, SKColorF to) background = (Color(ref random), Color(ref random));
        (SKColorF from, SKColorF to) fill;
        do
            fill.from = Color(ref random);
        while (IsNear(fill.from, background.from) || IsNear(fill.from, background.to));
        fill.to = Mix(fill.from, Color(ref random), 0.3f);

        using (var canvas = new SKCanvas(_picture))
        using (var maskCanvas = new SKCanvas(_mask))
        {
            FillWith(background, Side, ref random);
            canvas.DrawPaint(_paint);
            DrawLines(canvas, ref random);

            float radius = Between(ref random, 6, 13);
            float margin = 0.75f * radius; // a shape may lose a corner at the border, but no more
            SKMatrix place = SKMatrix.CreateScale(radius, radius)
                .PostConcat(SKMatrix.CreateRotation(Between(ref random, 0, MathF.Tau)))
                .PostConcat(SKMatrix.CreateTranslation(Between(ref random, margin, Side - margin), Between(ref random, margin, Side - margin)));
            canvas.SetMatrix(place);
            FillWith(fill, 1, ref random);
            canvas.DrawPath(Outlines.Of(shape), _paint);

            maskCanvas.Clear(SKColors.Black);
            maskCanvas.SetMatrix(place);
            SetColor(SKColors.White);
            maskCanvas.DrawPath(Outlines.Of(shape), _paint);
        }

        float noise = Between(ref random, 0.01f, 0.07f);
        ReadOnlySpan<byte> colours = _picture.GetPixelSpan();
        ReadOnlySpan<byte> coverage = _mask.GetPixelSpan();
        for (int pixel = 0; pixel < Pictures.Pixels; pixel++)
        {
            for (int channel = 0; channel < 3; channel++)
                image[pixel * 3 + channel] = Math.Clamp(colours[pixel * 4 + channel] / 255f + noise * (float)random.NextNormal(), 0, 1);
            mask[pixel] = coverage[pixel * 4] >= 128 ? 1 : 0;
        }
    }

    private void DrawLines(SKCanvas canvas, ref Philox random)
    {
        _paint.IsStroke = true;
        for (int lines = random.NextInt32(4); lines > 0; lines--)
        {
            SetColor((SKColor)Color(ref random));
            _paint.StrokeWidth = Between(ref random, 0.5f, 2);
            canvas.DrawLine(Place(ref random, Side), Place(ref random, Side), _paint);
        }
        _paint.IsStroke = false;
    }

    /// <summary>The colours run from one random place to another.</summary>
    private void FillWith((SKColorF From, SKColorF To) colours, float extent, ref Philox random)
    {
        SKPoint start = Place(ref random, extent), end = Place(ref random, extent);
        using var shader = SKShader.CreateLinearGradient(start, end, [(SKColor)colours.From, (SKColor)colours.To], SKShaderTileMode.Clamp);
        _paint.Color = SKColors.White;
        _paint.Shader = shader;
    }

    private void SetColor(SKColor color)
    {
        _paint.Shader = null;
        _paint.Color = color;
    }

    private static bool IsNear(SKColorF a, SKColorF b)
    {
        float red = a.Red - b.Red, green = a.Green - b.Green, blue = a.Blue - b.Blue;
        return red * red + green * green + blue * blue < LeastContrast * LeastContrast;
    }

    private static SKColorF Mix(SKColorF from, SKColorF to, float share) =>
        new(from.Red + share * (to.Red - from.Red), from.Green + share * (to.Green - from.Green), from.Blue + share * (to.Blue - from.Blue));

    private static SKColorF Color(ref Philox random) => new(random.NextSingle(), random.NextSingle(), random.NextSingle());

    private static SKPoint Place(ref Philox random, float extent) => new(extent * random.NextSingle(), extent * random.NextSingle());

    private static float Between(ref Philox random, float low, float high) => low + (high - low) * random.NextSingle();
}
