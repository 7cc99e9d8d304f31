using System.CommandLine;
using System.CommandLine.Parsing;

namespace Digits;

/// <summary>What was asked for on the command line.</summary>
internal sealed record Settings(int Epochs, int BatchSize, double LearningRate, ulong Seed, Model Model, string SavePath, string? DataFolder, string? SheetPath, bool Quick)
{
    /// <summary>Reads the command line and runs, or says what is wrong with it.</summary>
    /// <returns>The exit code: that of the run, 2 for a command line that makes no sense.</returns>
    public static int Run(string[] args, Func<Settings, int> run)
    {
        var epochs = new Option<int?>("--epochs") { Description = "How many times to go through the training digits [default: 10, or 3 with --quick]", HelpName = "N" };
        var batch = new Option<int>("--batch") { Description = "Digits a training step", HelpName = "N", DefaultValueFactory = _ => 64 };
        var rate = new Option<double>("--learning-rate") { Description = "Size of the largest steps: it rises to this and falls to nearly 0", HelpName = "RATE", DefaultValueFactory = _ => 0.01 };
        var seed = new Option<ulong>("--seed") { Description = "Every random choice follows from it", HelpName = "N", DefaultValueFactory = _ => 42 };
        var model = new Option<string>("--model") { Description = "The network", HelpName = string.Join('|', Model.ByName.Keys), DefaultValueFactory = _ => Model.Default };
        var save = new Option<string>("--save") { Description = "Where to save the trained network", HelpName = "FILE", DefaultValueFactory = _ => "digits.safetensors" };
        var data = new Option<string?>("--data") { Description = "A folder with MNIST's four IDX files, gzipped or not, instead of drawn digits", HelpName = "FOLDER" };
        var sheet = new Option<string?>("--sheet") { Description = "Write a picture (PNG) of the first digits, and stop", HelpName = "FILE" };
        var quick = new Option<bool>("--quick") { Description = "A short run: 3 epochs on 3,000 drawn digits" };

        Require(epochs, value => value is null or > 0, "a whole number from 1 on");
        Require(batch, value => value is > 0 and <= 4096, "a whole number from 1 to 4096");
        Require(rate, value => value > 0 && double.IsFinite(value), "a number above 0");
        Require(model, value => Model.ByName.ContainsKey(value!), $"one of: {string.Join(", ", Model.ByName.Keys)}");
        Require(data, value => value is null || Directory.Exists(value), "a folder that exists");

        var command = new RootCommand("Trains a network to read digits, shows what it learnt, saves it and loads it back.\nWithout --data it draws its own digits: nothing is fetched.")
        {
            epochs, batch, rate, seed, model, save, data, sheet, quick,
        };
        command.SetAction(result => run(new Settings(
            result.GetValue(epochs) ?? (result.GetValue(quick) ? 3 : 10),
            result.GetValue(batch),
            result.GetValue(rate),
            result.GetValue(seed),
            Model.ByName[result.GetValue(model)!],
            result.GetValue(save)!,
            result.GetValue(data),
            result.GetValue(sheet),
            result.GetValue(quick))));

        ParseResult parsed = command.Parse(args);
        if (parsed.Errors.Count == 0)
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        foreach (ParseError error in parsed.Errors)
            Console.Error.WriteLine(error.Message);
        Console.Error.WriteLine("See --help.");
        return 2;
    }

    private static void Require<T>(Option<T> option, Func<T?, bool> isValid, string what) => option.Validators.Add(result =>
    {
        // A value that is no number at all has its own message, from the parser.
        if (result.Errors.Any())
            return;
        if (!isValid(result.GetValueOrDefault<T>()))
            result.AddError($"{option.Name} takes {what}, not '{string.Join(' ', result.Tokens)}'.");
    });
}
