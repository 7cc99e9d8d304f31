namespace Digits;

/// <summary>The networks to choose from on the command line: for each its name, and what runs this program with it.</summary>
internal static class Models
{
    public const string Default = "mlp";

    public static IReadOnlyDictionary<string, Func<Settings, int>> ByName { get; } = new Dictionary<string, Func<Settings, int>>
    {
        ["mlp"] = Session<DigitClassifier, DigitClassifier.Batch>.Run,
        ["cnn"] = Session<ConvolutionalDigitClassifier, ConvolutionalDigitClassifier.Batch>.Run,
    };
}
