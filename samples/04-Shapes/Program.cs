// Two things that convolutions are for: saying what is on a picture, and where. The pictures are drawn here.
using Shapes;
using Shapes.Drawing;

try
{
    return Settings.Run(args, Run);
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

static int Run(Settings settings)
{
    Directory.CreateDirectory(settings.OutFolder);
    (int toKnow, int toTest) = settings.Short ? (2_000, 500) : (10_000, 2_000);
    Pictures known = ShapePainter.Paint(toKnow, settings.Seed);
    Pictures unseen = ShapePainter.Paint(toTest, settings.Seed + 1);
    Console.WriteLine($"{known.Count:N0} pictures to train on, {unseen.Count:N0} to test.\n");

    double result = settings.Goal == Goal.Classify ? Classify.Run(known, unseen, settings) : Segment.Run(known, unseen, settings);

    // Guessing is right in one case of six; taking every pixel for background gives less than a half.
    double least = settings.Goal == Goal.Classify ? 1.5 / 6 : 0.5;
    if (settings.Short && !(result > least))
    {
        Console.Error.WriteLine($"Even a short run should reach more than {least:F2}; this one has {result:F2}.");
        return 1;
    }
    return 0;
}
