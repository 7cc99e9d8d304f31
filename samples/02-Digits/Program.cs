using Digits;
using Digits.Drawing;
using Digits.Terminal;
using Generated;

try
{
    return Settings.Run(args, Run);
}
catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

static int Run(Settings settings)
{
    (ClassificationDataset known, ClassificationDataset unseen) = LoadDigits(settings);
    if (settings.SheetPath is { } sheet)
    {
        ContactSheet.Save(known, sheet);
        Display.Line($"Wrote {Path.GetFullPath(sheet)}.");
        return 0;
    }

    // A tenth is kept from training, to see while it goes whether the network learns or only remembers. The
    // split is random: files may be sorted.
    (ClassificationDataset training, ClassificationDataset validation) = known.StratifiedSplit(0.9, settings.Seed);
    Display.Line($"{training.Count:N0} digits to train on, {validation.Count:N0} to validate, {unseen.Count:N0} to test.\n");
    Display.Line(settings.Model.Summary + "\n");

    IDigitNetwork network = settings.Model.Create(settings.Seed, settings.BatchSize);
    TrainingDisplay.Run(settings.Epochs, display => Trainer.Train(network, training, validation, settings, display));

    Reading[] readings = Read(network, unseen);
    var matrix = new ConfusionMatrix(unseen.ClassCount);
    matrix.Add([.. readings.Select(reading => reading.Guess)], unseen.TargetsToArray());

    Display.Title("Digits it never saw");
    Gallery.Show(unseen, readings);
    if (!readings.All(reading => reading.IsRight))
    {
        Display.Title("Its worst mistakes");
        Gallery.Show(unseen, readings.Where(reading => !reading.IsRight).OrderByDescending(reading => reading.Confidence));
    }
    Display.Title("All of them");
    Display.Show(matrix);
    Display.Line($"\nAccuracy on unseen digits: {matrix.Accuracy:P2} of {matrix.Count:N0}");

    return SaveAndCheck(network, unseen, readings, settings);
}

static (ClassificationDataset Known, ClassificationDataset Unseen) LoadDigits(Settings settings)
{
    if (settings.DataFolder is { } folder)
    {
        var (known, unseen) = MnistFolder.Load(folder);
        if (known.SampleSize != DigitPainter.Pixels || unseen.SampleSize != DigitPainter.Pixels)
            throw new InvalidDataException($"The images in '{folder}' have {known.SampleSize} pixels to train on and {unseen.SampleSize} to test; the network takes {DigitPainter.Pixels}, 28x28.");
        return (known, unseen);
    }
    (int toKnow, int toTest) = settings.Quick ? (3_000, 1_000) : (12_000, 4_000);
    return (DigitPainter.Paint(toKnow, settings.Seed), DigitPainter.Paint(toTest, settings.Seed + 1));
}

// What the network makes of every digit.
static Reading[] Read(IDigitNetwork network, ClassificationDataset digits)
{
    float[] scores = new float[digits.Count * digits.ClassCount];
    network.Predict(digits.FeaturesToArray(), scores);

    var readings = new Reading[digits.Count];
    for (int i = 0; i < readings.Length; i++)
        readings[i] = new Reading(i, digits[i].Target, Softmax(scores.AsSpan(i * digits.ClassCount, digits.ClassCount)));
    return readings;
}

static float[] Softmax(ReadOnlySpan<float> scores)
{
    float[] probabilities = scores.ToArray();
    float highest = probabilities.Max();
    float sum = 0;
    foreach (ref float value in probabilities.AsSpan())
        sum += value = MathF.Exp(value - highest);
    foreach (ref float value in probabilities.AsSpan())
        value /= sum;
    return probabilities;
}

// A program that only reads digits loads the file and needs nothing of the training.
static int SaveAndCheck(IDigitNetwork network, ClassificationDataset digits, Reading[] readings, Settings settings)
{
    Checkpoint.Save(network, settings.SavePath);
    IDigitNetwork loaded = settings.Model.CreateForPrediction(32);
    Checkpoint.Load(loaded, settings.SavePath);

    bool same = Read(loaded, digits).Zip(readings).All(pair => pair.First.Probabilities.SequenceEqual(pair.Second.Probabilities));
    Display.Line($"Saved {settings.SavePath} ({new FileInfo(settings.SavePath).Length:N0} bytes).\nLoaded back, it {(same ? "predicts the same, bit for bit" : "predicts something else")}.");
    return same ? 0 : 1;
}
