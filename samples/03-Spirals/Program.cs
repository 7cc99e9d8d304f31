// Teaches a network which of two spirals a point lies on, and paints what it thinks of every point of the plane.
using Generated;
using Spirals;

const ulong Seed = 7;
const int Epochs = 150;
const int BatchSize = 50;

string path = args.Length > 0 ? args[0] : "spirals.png";
if (args.Length > 1 || path.StartsWith('-') || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
{
    Console.Error.WriteLine("Usage: Spirals [FILE], where to write the picture; the folder must exist. Default: spirals.png.");
    return 2;
}

ClassificationDataset training = TwoSpirals.Draw(800, Seed);
ClassificationDataset unseen = TwoSpirals.Draw(1_000, Seed + 1);

var network = new SpiralClassifier(Seed, BatchSize);
var optimizer = new AdamW(SpiralClassifier.ParameterCount) { WeightDecay = 0.02 };
var batches = training.Batches(BatchSize, seed: Seed);
var schedule = new OneCycleLR(optimizer, maximumRate: 0.01, totalSteps: Epochs * batches.Count);

Console.WriteLine(SpiralClassifier.Summary);
Console.WriteLine();
for (int epoch = 1; epoch <= Epochs; epoch++)
{
    double loss = 0;
    foreach (var (points, arms) in batches)
    {
        loss += network.Train(points, arms) / batches.Count;
        optimizer.Step(network);
        schedule.Step();
    }
    if (epoch == 1 || epoch % 15 == 0)
        Console.WriteLine($"epoch {epoch,3}/{Epochs}   loss {loss:F5}   accuracy {Accuracy(training),8:P2}   on unseen points {Accuracy(unseen),8:P2}");
}

DecisionMap.Save(network, training, path);
Console.WriteLine();
Console.WriteLine($"Wrote {Path.GetFullPath(path)}.");
return 0;

double Accuracy(ClassificationDataset points)
{
    float[] scores = new float[points.Count * SpiralClassifier.OutputSize];
    network.Predict(points.FeaturesToArray(), scores);
    var accuracy = new Accuracy();
    accuracy.Add(scores, points.TargetsToArray());
    return accuracy.Value;
}
