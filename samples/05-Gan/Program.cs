// Two networks against each other: one draws digits, the other tells drawn digits from real ones, and each becomes
// better because the other does. In the end the first draws digits that people can read.
using Digits.Drawing;
using Gan;
using Generated;

const int BatchSize = 64;

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
    Directory.CreateDirectory(settings.OutFolder);
    ClassificationDataset digits = LoadDigits(settings);
    Console.WriteLine($"{digits.Count:N0} real digits.\n\nThe generator\n{Generator.Summary}\n\nThe discriminator\n{Discriminator.Summary}\n");
    Console.WriteLine(
        "Fakes caught: of the images that the discriminator has just been trained on. Its loss stays high although it is hardly ever wrong: dropout makes it "
            + "doubt, and it is taught to call real images real with no more than 0.9.\nRead as meant: of the generator's digits, by a network that has "
            + "learnt to read real ones.\n");

    var contest = new Contest(BatchSize, settings.Steps, settings.Seed);
    Reader reader = Reader.Taught(digits, settings.Seed);
    double discriminatorLoss = 0, generatorLoss = 0, read = 0;
    string picture = "";
    int step = 0, since = 0;
    var batches = digits.Batches(BatchSize, seed: settings.Seed, dropLast: true);
    while (step < settings.Steps)
    {
        foreach (var (images, labels) in batches)
        {
            var losses = contest.Step(images, labels);
            discriminatorLoss += losses.Discriminator;
            generatorLoss += losses.Generator;
            step++;
            since++;
            if (step % settings.Every == 0 || step == settings.Steps)
            {
                // The same noise in every picture: one sees the same images come to be.
                float[] drawn = contest.Draw(Sheet.Digits, settings.Seed);
                picture = Path.Combine(settings.OutFolder, step == settings.Steps ? "gan.png" : $"gan-{step:D4}.png");
                Sheet.Save(drawn, picture);

                read = reader.ShareRead(drawn, Sheet.Digits);
                Console.WriteLine(
                    $"step {step,5}/{settings.Steps}   discriminator's loss {discriminatorLoss / since:F3}   generator's {generatorLoss / since:F3}   fakes "
                        + $"caught {contest.ShareCaught(),4:P0}   read as meant {read,4:P0}");
                if (!double.IsFinite(discriminatorLoss) || !double.IsFinite(generatorLoss))
                {
                    Console.Error.WriteLine("The contest has diverged: a loss is not a number.");
                    return 1;
                }
                discriminatorLoss = generatorLoss = since = 0;
            }
            if (step == settings.Steps)
                break;
        }
    }
    Console.WriteLine($"\nWrote {Path.GetFullPath(picture)}.");

    // A drawing of nothing would be read as meant in one case of ten.
    if (settings.Short && read < 0.5)
    {
        Console.Error.WriteLine($"After so many steps at least half of the digits should be readable; {read:P0} are.");
        return 1;
    }
    return 0;
}

static ClassificationDataset LoadDigits(Settings settings)
{
    if (settings.DataFolder is not { } folder)
        return DigitPainter.Paint(settings.Short ? 5_000 : 20_000, settings.Seed);
    ClassificationDataset digits = MnistFolder.LoadTraining(folder);
    if (digits.SampleSize != Generator.OutputSize)
        throw new InvalidDataException($"The images in '{folder}' have {digits.SampleSize} pixels; the generator draws {Generator.OutputSize}, 28x28.");
    if (digits.Count < BatchSize)
        throw new InvalidDataException($"There are {digits.Count} images in '{folder}'; at least {BatchSize} are needed.");
    return digits;
}
