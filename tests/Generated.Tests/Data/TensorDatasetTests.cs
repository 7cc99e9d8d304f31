using Generated.Tests.Layers.Heads;
using Xunit;

namespace Generated.Tests.Data;

/// <summary>Datasets of several named tensors, stratified splits of values, and scalers that are kept and undone.</summary>
public sealed class TensorDatasetTests
{
    private static TensorDataset Make(int count) => new TensorDataset(count)
        .With("image", [.. Enumerable.Range(0, count * 3).Select(i => (double)i)], size: 3)
        .With("digit", [.. Enumerable.Range(0, count).Select(i => i % 5)])
        .With("angle", [.. Enumerable.Range(0, count).Select(i => i / 10.0)]);

    [Fact]
    public void A_batch_has_the_same_samples_of_each_tensor()
    {
        TensorBatches batches = Make(23).Batches(5, seed: 3);
        for (int epoch = 0; epoch < 3; epoch++)
        {
            var seen = new List<int>();
            foreach (TensorBatch batch in batches)
            {
                ReadOnlySpan<double> images = batch.Get<double>("image");
                Assert.Equal((batch.Count * 3, batch.Count), (images.Length, batch.Get<int>("digit").Length));
                for (int i = 0; i < batch.Count; i++)
                {
                    int sample = (int)images[i * 3] / 3;
                    Assert.Equal((sample % 5, sample / 10.0), (batch.Get<int>("digit")[i], batch.Get<double>("angle")[i]));
                    seen.Add(sample);
                }
            }
            Assert.Equal(Enumerable.Range(0, 23), seen.Order());
        }
        Assert.Equal((3, 5), (batches.Epoch, batches.Count));
    }

    [Fact]
    public void The_orders_and_splits_are_those_of_the_other_datasets()
    {
        var plain = new ClassificationDataset([.. Enumerable.Range(0, 40).Select(i => (float)i)], 1, [.. Enumerable.Range(0, 40).Select(i => i % 5)]);
        TensorDataset tensors = new TensorDataset(40).With("x", [.. Enumerable.Range(0, 40).Select(i => (float)i)])
            .With("y", [.. Enumerable.Range(0, 40).Select(i => i % 5)]);
        Assert.Equal(plain.StratifiedSplit(0.7, 9).First.FeaturesToArray(), tensors.StratifiedSplit("y", 0.7, 9).First.ToArray<float>("x"));
        Assert.Equal(plain.StratifiedKFold(3, 9)[1].Validation.FeaturesToArray(), tensors.StratifiedKFold("y", 3, 9)[1].Validation.ToArray<float>("x"));
        Batches<int> batches = plain.Batches(7, seed: 4);
        var expected = new List<float>();
        foreach (var (x, _) in batches)
            expected.AddRange(x);
        var found = new List<float>();
        foreach (TensorBatch batch in tensors.Batches(7, seed: 4))
            found.AddRange(batch.Get<float>("x"));
        Assert.Equal(expected, found);
    }

    [Fact]
    public void Parts_of_parts_keep_samples_together()
    {
        (TensorDataset first, TensorDataset second) = Make(30).Split(0.5, 1);
        Assert.Equal(Enumerable.Range(0, 30).Select(i => i / 10.0), first.ToArray<double>("angle").Concat(second.ToArray<double>("angle")).Order());
        TensorDataset part = second[2..9].Subset(0, 3, 3);
        Assert.Equal(part.ToArray<double>("angle").Select(angle => (int)Math.Round(angle * 10) % 5), part.ToArray<int>("digit"));
        Assert.Equal(3, part.KFold(3, 1).Count);
        foreach (TensorBatch batch in part.Batches(2, shuffle: false))
            Assert.Equal(Math.Round(batch.Get<double>("angle")[0] * 30), batch.Get<double>("image")[0]);
    }

    [Fact]
    public void A_network_with_two_losses_in_double_precision_trains_with_it_and_nothing_is_allocated()
    {
        const int Count = 12;
        var random = new Random(1);
        TensorDataset data = new TensorDataset(Count)
            .With("x", [.. Enumerable.Range(0, Count * TwoHeads.InputSize).Select(_ => random.NextDouble())], TwoHeads.InputSize)
            .With("digit", [.. Enumerable.Range(0, Count).Select(_ => random.Next(5))])
            .With("angle", [.. Enumerable.Range(0, Count).Select(_ => random.NextDouble())]);
        var network = new TwoHeads(seed: 1, maxBatch: 5);
        TensorBatches batches = data.Batches(5);
        Allocations.AssertNone(
            () =>
            {
                for (int epoch = 0; epoch < 20; epoch++)
                {
                    foreach (TensorBatch batch in batches)
                        network.Train(batch.Get<double>("x"), batch.Get<int>("digit"), batch.Get<double>("angle"));
                }
            },
            "epochs of a dataset of several tensors");
    }

    [Fact]
    public void Wrong_tensors_are_refused_and_named()
    {
        TensorDataset data = Make(4);
        Assert.Contains("There is a tensor 'digit' already", Assert.Throws<ArgumentException>(() => data.With("digit", new int[4])).Message,
            StringComparison.Ordinal);
        Assert.Contains("need 8 values of 'x'; there are 7", Assert.Throws<ArgumentException>(() => data.With("x", new float[7], 2)).Message,
            StringComparison.Ordinal);
        Assert.Contains("no tensor 'labels'; there are 'image', 'digit', 'angle'", Assert.Throws<ArgumentException>(() => data.ToArray<int>("labels")).Message,
            StringComparison.Ordinal);
        Assert.Contains("are of type Double, not Single", Assert.Throws<ArgumentException>(() => data.ToArray<float>("image")).Message,
            StringComparison.Ordinal);
        Assert.Contains("has 3 elements", Assert.Throws<ArgumentException>(() => data.StratifiedSplit("image", 0.5, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => data[..2].With("x", new float[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TensorDataset(-1));
    }

    [Fact]
    public void Labels_of_0_and_1_are_stratified_as_classes()
    {
        float[] labels = [.. Enumerable.Range(0, 100).Select(i => i % 10 == 0 ? 1f : 0f)];
        var data = new RegressionDataset([.. Enumerable.Range(0, 100).Select(i => (float)i)], 1, labels);
        (RegressionDataset first, RegressionDataset second) = data.StratifiedSplit(0.8, seed: 5);
        Assert.Equal((8f, 2f), (first.TargetsToArray().Sum(), second.TargetsToArray().Sum()));
        Assert.All(data.StratifiedKFold(5, seed: 5), fold => Assert.Equal(2f, fold.Validation.TargetsToArray().Sum()));
    }

    [Fact]
    public void Values_are_stratified_by_quantiles()
    {
        float[] values = [.. Enumerable.Range(0, 200).Select(i => (float)Math.Exp(i / 20.0))];
        var data = new RegressionDataset(values, 1, [.. values.SelectMany(value => new[] { 0, value })], 2);
        (RegressionDataset first, RegressionDataset second) = data.StratifiedSplit(0.75, seed: 5, bins: 4, target: 1);
        for (int quarter = 0; quarter < 4; quarter++)
        {
            float low = values[50 * quarter], high = quarter == 3 ? float.MaxValue : values[50 * (quarter + 1)];
            int inFirst = first.FeaturesToArray().Count(value => value >= low && value < high);
            Assert.InRange(inFirst, 37, 38);
        }
        Assert.Equal(200, first.Count + second.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => data.StratifiedSplit(0.5, 1, target: 2));
        Assert.Contains("sample 1 is NaN", Assert.Throws<ArgumentException>(() => new RegressionDataset([1, 2], 1, [1, float.NaN]).StratifiedSplit(0.5, 1))
            .Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scaler_comes_back_from_its_file_to_the_bit()
    {
        using var folder = new TemporaryFolder();
        string path = folder["scaler.json"];
        var random = new Random(3);
        double[] data = [.. Enumerable.Range(0, 60).Select(i => i % 3 == 2 ? 7.0 : (random.NextDouble() - 0.3) * 1e5 / 3)];
        foreach (FeatureScaler scaler in (FeatureScaler[])[Standardizer.Fit(data, 3), MinMaxScaler.Fit(data, 3, -1, 0.1)])
        {
            scaler.Save(path);
            foreach (FeatureScaler loaded in (FeatureScaler[])[FeatureScaler.Load(path), FeatureScaler.FromJson(scaler.ToJson())])
            {
                Assert.Equal(scaler.GetType(), loaded.GetType());
                double[] expected = (double[])data.Clone(), found = (double[])data.Clone();
                scaler.Transform(expected);
                loaded.Transform(found);
                Assert.Equal(expected, found);
                scaler.InverseTransform(expected);
                loaded.InverseTransform(found);
                Assert.Equal(expected, found);
                for (int i = 0; i < data.Length; i++)
                    Assert.Equal(data[i], found[i], 1e-9);
            }
        }
    }

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("{}", "no 'scaler'")]
    [InlineData("{\"scaler\":\"Other\"}", "must be 'Standardizer' or 'MinMaxScaler'")]
    [InlineData("{\"scaler\":7}", "must be 'Standardizer' or 'MinMaxScaler'")]
    [InlineData("{\"scaler\":\"\\ud800\"}", "not JSON")]
    [InlineData("{\"scaler\":\"Standardizer\",\"means\":[1]}", "no 'standardDeviations'")]
    [InlineData("{\"scaler\":\"Standardizer\",\"means\":[1],\"standardDeviations\":[1,2]}", "have 1 and 2 numbers")]
    [InlineData("{\"scaler\":\"Standardizer\",\"means\":[],\"standardDeviations\":[]}", "at least 1")]
    [InlineData("{\"scaler\":\"Standardizer\",\"means\":[1],\"standardDeviations\":[-1]}", "of feature 0 is below 0")]
    [InlineData("{\"scaler\":\"Standardizer\",\"means\":[1e999],\"standardDeviations\":[1]}", "not a finite number")]
    [InlineData("{\"scaler\":\"Standardizer\",\"means\":[null],\"standardDeviations\":[1]}", "not a finite number")]
    [InlineData("{\"scaler\":\"MinMaxScaler\",\"low\":0,\"high\":1,\"minima\":[2],\"maxima\":[1]}", "feature 0 are no range")]
    [InlineData("{\"scaler\":\"MinMaxScaler\",\"low\":1,\"high\":1,\"minima\":[1],\"maxima\":[2]}", "'low' and 'high' are no range")]
    [InlineData("{\"scaler\":\"MinMaxScaler\",\"low\":0,\"high\":1,\"minima\":3,\"maxima\":[2]}", "'minima' is not a list")]
    public void What_is_no_scaler_is_refused_with_the_reason(string json, string reason)
    {
        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => FeatureScaler.FromJson(json)).Message, StringComparison.Ordinal);
        using var folder = new TemporaryFolder();
        string path = folder["scaler.json"];
        File.WriteAllText(path, json);
        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => FeatureScaler.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scaler_whose_text_is_no_Unicode_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["scaler.json"], [.. "{\"scaler\":\""u8, 0xFF, .. "\"}"u8]);
        Assert.Contains("not JSON", Assert.Throws<InvalidDataException>(() => FeatureScaler.Load(folder["scaler.json"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Targets_are_scaled_and_predictions_taken_back()
    {
        var data = new RegressionDataset([1, 2, 3, 4], 1, [100, 7, 300, 7, 500, 7, 700, 7], 2);
        foreach (FeatureScaler scaler in (FeatureScaler[])[Standardizer.FitTargets(data), MinMaxScaler.FitTargets(data, -1, 1)])
        {
            RegressionDataset scaled = data.TransformTargets(scaler);
            Assert.Equal(data.FeaturesToArray(), scaled.FeaturesToArray());
            float[] predictions = scaled.TargetsToArray();
            Assert.True(predictions.Where((_, i) => i % 2 == 0).All(value => Math.Abs(value) < 1.5f));
            scaler.InverseTransform(predictions);
            float[] targets = data.TargetsToArray();
            for (int i = 0; i < targets.Length; i++)
                Assert.Equal(targets[i], predictions[i], 1e-3f);
        }
        Assert.Throws<ArgumentException>(() => data.TransformTargets(Standardizer.Fit([1f, 2f], 1)));
    }

    [Fact]
    public void Numbers_too_large_to_have_a_mean_are_refused() =>
        Assert.Contains("Feature 0", Assert.Throws<ArgumentException>(() => Standardizer.Fit((double[])[double.MaxValue, double.MaxValue / 2], 1)).Message,
            StringComparison.Ordinal);
}
