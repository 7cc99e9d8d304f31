using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Digits.Terminal;

/// <summary>Shows a training run as it goes: a live table on a terminal, a line an epoch in a file or a build log.</summary>
internal abstract class TrainingDisplay
{
    /// <summary>Shows the run that <paramref name="train"/> makes.</summary>
    public static void Run(int epochs, Action<TrainingDisplay> train)
    {
        if (!Display.IsColoured)
        {
            train(new PlainDisplay(epochs));
            return;
        }
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        foreach (string column in (string[])["epoch", "", "learning rate", "loss", "validation loss", "accuracy", "digits/s"])
            table.AddColumn(new TableColumn(column == "" ? "" : $"[grey]{column}[/]").RightAligned().NoWrap());
        AnsiConsole.Live(table).Start(context => train(new LiveDisplay(epochs, table, context)));
    }

    /// <summary>Called after every batch; cheap enough to be.</summary>
    public virtual void ShowProgress(int epoch, double fraction, double loss, double rate)
    {
    }

    /// <summary>Called at the end of an epoch.</summary>
    public abstract void ShowEpoch(int epoch, double rate, double loss, double validationLoss, double accuracy, double speed);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed class PlainDisplay(int epochs) : TrainingDisplay
    {
        public override void ShowEpoch(int epoch, double rate, double loss, double validationLoss, double accuracy, double speed) =>
            Console.WriteLine(
                Text($"epoch {epoch,2}/{epochs}   learning rate {rate:F5}   loss {loss:F4}   validation loss {validationLoss:F4}   ")
                    + Text($"accuracy {accuracy,8:P2}   {speed,8:N0} digits/s"));
    }

    private sealed class LiveDisplay(int epochs, Table table, LiveDisplayContext context) : TrainingDisplay
    {
        private const int BarWidth = 16;
        private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100); // drawing the table takes time from the training
        private long _shown;

        public override void ShowProgress(int epoch, double fraction, double loss, double rate)
        {
            if (Stopwatch.GetElapsedTime(_shown) < s_interval)
                return;
            Show(epoch, fraction, rate, loss);
        }

        public override void ShowEpoch(int epoch, double rate, double loss, double validationLoss, double accuracy, double speed)
        {
            Show(epoch, 1, rate, loss);
            table.UpdateCell(epoch - 1, 4, Text($"{validationLoss:F4}"));
            table.UpdateCell(epoch - 1, 5, Text($"[bold]{accuracy:P2}[/]"));
            table.UpdateCell(epoch - 1, 6, Text($"[grey]{speed:N0}[/]"));
            context.Refresh();
        }

        private void Show(int epoch, double fraction, double rate, double loss)
        {
            _shown = Stopwatch.GetTimestamp();
            if (table.Rows.Count < epoch)
                table.AddRow($"{epoch}/{epochs}", "", "", "", "", "", "");
            int done = (int)(fraction * BarWidth);
            table.UpdateCell(epoch - 1, 1,
                $"[{(done == BarWidth ? "green" : "yellow")}]{new string('━', done)}[/][grey23]{new string('━', BarWidth - done)}[/]");
            table.UpdateCell(epoch - 1, 2, Text($"[grey]{rate:F5}[/]"));
            table.UpdateCell(epoch - 1, 3, Text($"{loss:F4}"));
            context.Refresh();
        }
    }
}
