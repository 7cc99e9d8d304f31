using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Shapes;

/// <summary>What to learn.</summary>
internal enum Goal
{
    /// <summary>Which shape a picture shows.</summary>
    Classify,

    /// <summary>Which of its pixels are the shape's.</summary>
    Segment,
}

/// <summary>What was asked for on the command line.</summary>
internal sealed record Settings(Goal Goal, int Epochs, int BatchSize, double LearningRate, ulong Seed, string OutFolder, bool Short)
{
    private const int ShortEpochs = 3;

    /// <summary>Reads the command line and runs, or says what is wrong with it.</summary>
    /// <returns>The exit code: that of the run, 2 for a command line that makes no sense.</returns>
    public static int Run(string[] args, Func<Settings, int> run)
    {
        var command = new RootCommand("Draws pictures of shapes and trains a network on them.")
        {
            Make("classify", "Learns which shape a picture shows", Goal.Classify, epochs: 8, run),
            Make("segment", "Learns which pixels of a picture are the shape's", Goal.Segment, epochs: 4, run),
        };
        ParseResult parsed = command.Parse(args);
        if (parsed.Errors.Count == 0)
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        foreach (ParseError error in parsed.Errors)
            Console.Error.WriteLine(error.Message);
        Console.Error.WriteLine("See --help.");
        return 2;
    }

    private static Command Make(string name, string description, Goal goal, int epochs, Func<Settings, int> run)
    {
        var epochCount = Number<int>("--epochs", "N", epochs, value => value > 0, "a whole number from 1 on",
            "How many times to go through the training pictures");
        var batch = Number<int>("--batch", "N", 32, value => value is > 0 and <= 1024, "a whole number from 1 to 1024", "Pictures a training step");
        var rate = Number<double>("--learning-rate", "RATE", 0.01, value => value > 0 && double.IsFinite(value), "a number above 0",
            "Size of the largest steps: it rises to this and falls to nearly 0");
        var seed = Number<ulong>("--seed", "N", 42, _ => true, "a whole number from 0 on", "Every random choice follows from it");
        var output = new Option<string>("--out") { Description = "Where the picture of results goes; made if there is none", HelpName = "FOLDER",
            DefaultValueFactory = _ => "out" };
        var quick = new Option<bool>("--short") { Description =
            $"A run of a few seconds: {ShortEpochs} epochs unless --epochs says otherwise, on a fifth of the pictures" };

        var command = new Command(name, description) { epochCount, batch, rate, seed, output, quick };
        command.SetAction(result => run(new Settings(
            goal,
            result.GetValue(quick) && result.GetResult(epochCount) is null or { Implicit: true } ? ShortEpochs : result.GetValue(epochCount),
            result.GetValue(batch),
            result.GetValue(rate),
            result.GetValue(seed),
            result.GetValue(output)!,
            result.GetValue(quick))));
        return command;
    }

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
}
