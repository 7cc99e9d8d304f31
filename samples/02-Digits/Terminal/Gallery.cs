using System.Globalization;
using System.Text;
using Generated;
using Spectre.Console;

namespace Digits.Terminal;

/// <summary>A digit and what the network made of it.</summary>
/// <param name="Index">Its place in the dataset.</param>
/// <param name="Label">What it is.</param>
/// <param name="Probabilities">How likely each digit is to the network.</param>
internal sealed record Reading(int Index, int Label, float[] Probabilities)
{
    /// <summary>What the network takes it for.</summary>
    public int Guess => Array.IndexOf(Probabilities, Probabilities.Max());

    /// <summary>How sure the network is of it.</summary>
    public float Confidence => Probabilities[Guess];

    /// <summary>Whether that is right.</summary>
    public bool IsRight => Guess == Label;
}

/// <summary>Shows digits side by side in the terminal, each with what the network takes it for.</summary>
internal static class Gallery
{
    private const int Side = 28;
    private const int Margin = 3; // nearly always empty
    private const int Width = Side - 2 * Margin;
    private const int Gap = 3;
    private const string Ramp = " .:-=+*#%@"; // without colours, characters with ever more ink

    /// <summary>Shows as many of the readings as fit side by side.</summary>
    public static void Show(ClassificationDataset digits, IEnumerable<Reading> readings)
    {
        bool coloured = Display.IsColoured;
        Reading[] shown = [.. readings.Take(Math.Clamp((Display.Width + Gap) / (Width + Gap), 1, 5))];
        var text = new StringBuilder();
        for (int y = Margin; y < Side - Margin; y += 2)
        {
            for (int i = 0; i < shown.Length; i++)
            {
                text.Append(' ', i == 0 ? 0 : Gap);
                ReadOnlySpan<float> pixels = digits[shown[i].Index].Features;
                for (int x = Margin; x < Side - Margin; x++)
                {
                    // A character is about twice as high as it is wide: it holds two pixels.
                    float upper = pixels[y * Side + x], lower = pixels[(y + 1) * Side + x];
                    text.Append(coloured ? $"[{Grey(upper)} on {Grey(lower)}]▀[/]" : Ramp[(int)((upper + lower) / 2 * (Ramp.Length - 1) + 0.5f)]);
                }
            }
            text.AppendLine();
        }
        for (int i = 0; i < shown.Length; i++)
        {
            string caption = shown[i].IsRight ? $"is {shown[i].Label}" : $"is {shown[i].Label}, taken for {shown[i].Guess}";
            text.Append(' ', i == 0 ? 0 : Gap).Append(caption.PadRight(Width));
        }
        text.AppendLine();
        for (int rank = 0; rank < 3; rank++)
        {
            for (int i = 0; i < shown.Length; i++)
                text.Append(' ', i == 0 ? 0 : Gap).Append(Line(shown[i], rank, coloured));
            text.AppendLine();
        }
        Display.Write(text.ToString());
    }

    /// <summary>The network's best guess, its second or its third, with a bar: as wide as an image.</summary>
    private static string Line(Reading reading, int rank, bool coloured)
    {
        int digit = Enumerable.Range(0, reading.Probabilities.Length).OrderByDescending(label => reading.Probabilities[label]).ElementAt(rank);
        float probability = reading.Probabilities[digit];
        const int BarWidth = Width - 10;
        int filled = (int)MathF.Round(probability * BarWidth);
        string figure = string.Create(CultureInfo.InvariantCulture, $"{100 * probability,5:F1} %");
        string color = digit == reading.Label ? "green" : rank == 0 ? "red" : "grey";
        return coloured
            ? $"[bold {color}]{digit}[/] [{color}]{new string('━', filled)}[/][grey23]{new string('━', BarWidth - filled)}[/] [grey]{figure}[/]"
            : $"{digit} {new string('=', filled)}{new string(' ', BarWidth - filled)} {figure}";
    }

    private static string Grey(float ink)
    {
        byte level = (byte)(24 + 224 * ink);
        return $"#{level:x2}{level:x2}{level:x2}";
    }
}
