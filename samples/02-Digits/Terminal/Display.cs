using System.Text;
using Generated;
using Spectre.Console;

namespace Digits.Terminal;

/// <summary>Writes to a terminal in colours, and to files and build logs as plain text without control codes.</summary>
internal static class Display
{
    public static bool IsColoured { get; } = !Console.IsOutputRedirected
        && AnsiConsole.Profile.Capabilities is { Ansi: true, ColorSystem: not ColorSystem.NoColors };

    public static int Width => IsColoured ? AnsiConsole.Profile.Width : 100;

    /// <summary>A title above what follows.</summary>
    public static void Title(string text) => Write(IsColoured ? $"\n[bold blue]{Markup.Escape(text)}[/]\n" : $"\n{text}\n");

    /// <summary>A line as it is.</summary>
    public static void Line(string text) => Console.WriteLine(text);

    /// <summary>Text that is markup if the terminal shows colours.</summary>
    public static void Write(string text)
    {
        if (IsColoured)
            AnsiConsole.Markup(text);
        else
            Console.Write(text);
    }

    /// <summary>Which digits were taken for which: a row for what a digit is, a column for what it was taken for.</summary>
    public static void Show(ConfusionMatrix matrix)
    {
        if (!IsColoured)
        {
            Console.WriteLine(matrix);
            return;
        }
        var text = new StringBuilder("[grey]      taken for[/]\n[grey]  is[/]");
        for (int label = 0; label < matrix.ClassCount; label++)
            text.Append($"[bold]{label,6}[/]");
        text.AppendLine("[grey]   recall[/]");
        for (int actual = 0; actual < matrix.ClassCount; actual++)
        {
            text.Append($"[bold]{actual,4}[/]");
            for (int predicted = 0; predicted < matrix.ClassCount; predicted++)
                text.Append(Cell(matrix, actual, predicted));
            text.AppendLine(FormattableString.Invariant($"[grey]{matrix.Recall(actual),9:P1}[/]"));
        }
        AnsiConsole.Markup(text.ToString());
    }

    private static string Cell(ConfusionMatrix matrix, int actual, int predicted)
    {
        long count = matrix[actual, predicted];
        if (count == 0)
            return "[grey35]     ·[/]";
        if (actual == predicted)
            return $"[white on #1b4d2b]{count,6}[/]";

        // The redder, the more of the row's digits were mistaken; 3 % is as red as it gets.
        double share = Math.Min(1, (double)count / matrix.Support(actual) / 0.03);
        return $"[white on #{(int)(48 + 144 * share):x2}2222]{count,6}[/]";
    }
}
