using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Digits;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Epochs">How many times to go through the training digits.</param>
/// <param name="BatchSize">Digits a training step.</param>
/// <param name="LearningRate">Size of the largest steps.</param>
/// <param name="Seed">Every random choice follows from it.</param>
/// <param name="Session">Runs the program with the network that was chosen.</param>
/// <param name="SavePath">Where to save the trained network.</param>
/// <param name="DataFolder">A folder with MNIST's files, or none for drawn digits.</param>
/// <param name="SheetPath">Where to write a picture of the first digits instead of training.</param>
/// <param name="Quick">Whether to draw few digits.</param>
internal sealed record Settings(
    int Epochs, int BatchSize, double LearningRate, ulong Seed, Func<Settings, int> Session, string SavePath, string? DataFolder, string? SheetPath, bool Quick)
{
    /// <summary>Reads the command line and runs, or says what is wrong with it.</summary>
    /// <returns>The exit code: that of the run, 2 for a command line that makes no sense.</returns>
    public static int Run(string[] args)
    {
        var epochs = Number<int>("--epochs", "N", 10, value => value > 0, "a whole number from 1 on", "How many times to go through the training digits");
        var batch = Number<int>("--batch", "N", 64, value => value is > 0 and <= 4096, "a whole number from 1 to 4096", "Digits a training step");
        var rate = Number<double>("--learning-rate", "RATE", 0.01, value => value > 0 && double.IsFinite(value), "a number above 0",
            "Size of the largest steps: it rises to this and falls to nearly 0");
        var seed = Number<ulong>("--seed", "N", 42, _ => true, "a whole number from 0 on", "Every random choice follows from it");
        var names = Models.ByName.Keys;
        var model = Text("--model", string.Join('|', names), Models.ByName.ContainsKey, $"one of: {string.Join(", ", names)}", "The network", Models.Default);
        var save = Text("--save", "FILE", IsInFolder, "a file in a folder that exists", "Where to save the trained network", "digits.safetensors");
        var data = Text("--data", "FOLDER", Directory.Exists, "a folder that exists",
            "A folder with MNIST's four IDX files, gzipped or not, instead of drawn digits");
        var sheet = Text("--sheet", "FILE", IsInFolder, "a file in a folder that exists", "Write a picture (PNG) of the first digits, and stop");
        var quick = new Option<bool>("--quick") { Description = "A short run: 3 epochs unless --epochs says otherwise, on 3,000 drawn digits" };

        var command =
            new RootCommand(
            "Trains a network to read digits, shows what it learnt, saves it and loads it back.\nWithout --data it draws its own digits: nothing is fetched.")
        {
            epochs, batch, rate, seed, model, save, data, sheet, quick,
        };
        command.SetAction(result => Run(new Settings(
            result.GetValue(quick) && result.GetResult(epochs) is null or { Implicit: true } ? 3 : result.GetValue(epochs),
            result.GetValue(batch),
            result.GetValue(rate),
            result.GetValue(seed),
            Models.ByName[result.GetValue(model)!],
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

    private static int Run(Settings settings) => settings.Session(settings);

    private static Option<T> Number<T>(string name, string helpName, T byDefault, Func<T, bool> isValid, string takes, string description)
        where T : struct, IParsable<T> => new(name)
    {
        Description = description,
        HelpName = helpName,
        DefaultValueFactory = _ => byDefault,
        CustomParser = result =>
        {
            string given = result.Tokens[0].Value;
            if (!T.TryParse(given, CultureInfo.InvariantCulture, out T value) || !isValid(value))
                result.AddError($"{name} takes {takes}, not '{given}'.");
            return value;
        },
    };

    private static Option<string?> Text(string name, string helpName, Func<string, bool> isValid, string takes, string description, string? byDefault = null)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = helpName };
        if (byDefault is not null)
            option.DefaultValueFactory = _ => byDefault;
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !isValid(token.Value))
                result.AddError($"{name} takes {takes}, not '{token.Value}'.");
        });
        return option;
    }

    // Better to hear of a misspelt folder before the training than after.
    private static bool IsInFolder(string path) => path != "" && Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))) && !Directory.Exists(path);
}
