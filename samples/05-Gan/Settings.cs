using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Gan;

/// <summary>What was asked for on the command line.</summary>
internal sealed record Settings(int Steps, int Every, ulong Seed, string OutFolder, string? DataFolder, bool Short)
{
    private const int DefaultSteps = 6_000;
    private const int ShortSteps = 500;

    /// <summary>Reads the command line and runs, or says what is wrong with it.</summary>
    /// <returns>The exit code: that of the run, 2 for a command line that makes no sense.</returns>
    public static int Run(string[] args, Func<Settings, int> run)
    {
        var steps = Number<int>("--steps", "N", DefaultSteps, value => value > 0, "a whole number from 1 on", "How long to train");
        var every = Number<int>("--every", "N", 500, value => value > 0, "a whole number from 1 on", "Steps from one report and picture to the next");
        var seed = Number<ulong>("--seed", "N", 42, _ => true, "a whole number from 0 on", "Every random choice follows from it");
        var output = new Option<string>("--out") { Description = "Where the pictures go; made if there is none", HelpName = "FOLDER",
            DefaultValueFactory = _ => "out" };
        var data = new Option<string?>("--data") { Description = "A folder with MNIST's four IDX files, gzipped or not, instead of drawn digits",
            HelpName = "FOLDER" };
        data.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !Directory.Exists(token.Value))
                result.AddError($"--data takes a folder that exists, not '{token.Value}'.");
        });
        var quick = new Option<bool>("--short") { Description = $"A run of a few seconds: {ShortSteps} steps unless --steps says otherwise" };

        var command =
            new RootCommand(
            "Trains a network to draw digits against one that tells drawn ones from real ones.\nWithout --data the real ones are the sample 02-Digits' own: "
                + "nothing is fetched.")
        {
            steps, every, seed, output, data, quick,
        };
        command.SetAction(result => run(new Settings(
            result.GetValue(quick) && result.GetResult(steps) is null or { Implicit: true } ? ShortSteps : result.GetValue(steps),
            result.GetValue(every),
            result.GetValue(seed),
            result.GetValue(output)!,
            result.GetValue(data),
            result.GetValue(quick))));

        ParseResult parsed = command.Parse(args);
        if (parsed.Errors.Count == 0)
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        foreach (ParseError error in parsed.Errors)
            Console.Error.WriteLine(error.Message);
        Console.Error.WriteLine("See --help.");
        return 2;
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
