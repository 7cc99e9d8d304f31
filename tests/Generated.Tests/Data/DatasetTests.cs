using Xunit;

namespace Generated.Tests.Data;

public sealed class DatasetTests
{
    [Fact]
    public void A_sample_is_a_row_of_features_with_its_class()
    {
        ClassificationDataset data = Numbered(3, classCount: 2);
        (ReadOnlySpan<float> features, int label) = data[2];
        Assert.Equal([2f, 2.5f], features.ToArray());
        Assert.Equal(0, label);
        Assert.Equal((3, 2, 1, 2), (data.Count, data.SampleSize, data.TargetSize, data.ClassCount));
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = data[3]; });
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = data[-1]; });
    }

    [Fact]
    public void Arrays_that_do_not_fit_are_told()
    {
        var error = Assert.Throws<ArgumentException>(() => new ClassificationDataset(new float[5], 2, [0, 1, 0]));
        Assert.Contains("3 samples of 2 features need 6 values; there are 5", error.Message);
        Assert.Throws<ArgumentException>(() => new RegressionDataset(new float[4], 2, new float[3], targetSize: 2));
        error = Assert.Throws<ArgumentOutOfRangeException>(() => new ClassificationDataset(new float[2], 1, [0, 3], classCount: 3));
        Assert.Contains("The label of sample 1 is 3; there are 3 classes", error.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClassificationDataset(new float[1], 1, [-1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClassificationDataset([], 0, []));
    }

    [Fact]
    public void Subsets_and_slices_of_each_other_are_the_samples_they_name()
    {
        ClassificationDataset data = Numbered(10);
        Assert.Equal([7, 3, 3], Ids(data.Subset(7, 3, 3)));
        Assert.Equal([2, 3, 4], Ids(data[2..5]));
        Assert.Equal([4, 3], Ids(data[2..5].Subset(2, 1)));
        Assert.Equal([3, 9], Ids(data.Subset(7, 3, 9)[1..]));
        Assert.Equal([3], Ids(data[2..5][1..2]));
        Assert.Empty(Ids(data[10..]));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Subset(10));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Slice(8, 3));
        Assert.Equal(4, Numbered(10, classCount: 4).Subset(0).ClassCount);
    }

    [Fact]
    public void A_split_puts_every_sample_in_one_part_and_keeps_their_order()
    {
        ClassificationDataset data = Numbered(101);
        (ClassificationDataset first, ClassificationDataset second) = data.Split(0.8, seed: 5);
        Assert.Equal((81, 20), (first.Count, second.Count));
        Assert.Equal(Enumerable.Range(0, 101), Ids(first).Concat(Ids(second)).Order());
        Assert.Equal(Ids(first).Order(), Ids(first));
        Assert.Equal(Ids(second).Order(), Ids(second));
        Assert.Equal(Ids(second), Ids(data.Split(0.8, seed: 5).Second));
        Assert.NotEqual(Ids(second), Ids(data.Split(0.8, seed: 6).Second));
        Assert.NotEqual(Enumerable.Range(81, 20), Ids(second));
        foreach (double fraction in (double[])[0, 1, -0.1, double.NaN])
            Assert.Throws<ArgumentOutOfRangeException>(() => data.Split(fraction, seed: 0));
    }

    [Theory]
    [InlineData(0.8)]
    [InlineData(0.5)]
    [InlineData(0.01)]
    [InlineData(0.333)]
    public void A_stratified_split_keeps_the_proportions_of_the_classes(double fraction)
    {
        int[] sizes = [1, 2, 7, 40, 150, 0];
        int[] labels = [.. sizes.SelectMany((size, label) => Enumerable.Repeat(label, size))];
        new Philox(3).Shuffle<int>(labels);
        var data = new ClassificationDataset([.. Enumerable.Range(0, labels.Length).Select(i => (float)i)], 1, labels, sizes.Length);

        (ClassificationDataset first, ClassificationDataset second) = data.StratifiedSplit(fraction, seed: 1);

        Assert.Equal(Math.Round(fraction * 200, MidpointRounding.AwayFromZero), first.Count);
        Assert.Equal(Enumerable.Range(0, 200), Ids(first).Concat(Ids(second)).Order());
        Assert.Equal(Ids(first).Order(), Ids(first));
        int[] counts = first.CountByClass();
        for (int label = 0; label < sizes.Length; label++)
            Claim.True(Math.Abs(counts[label] - (fraction * sizes[label])) < 1,
                $"Class {label} gives {counts[label]} of {sizes[label]} samples at {fraction}.");
    }

    [Fact]
    public void Every_sample_is_left_out_by_exactly_one_fold()
    {
        ClassificationDataset data = Numbered(23);
        IReadOnlyList<Fold<ClassificationDataset>> folds = data.KFold(5, seed: 2);
        Assert.Equal([5, 5, 5, 4, 4], folds.Select(fold => fold.Validation.Count));
        Assert.Equal(Enumerable.Range(0, 23), folds.SelectMany(fold => Ids(fold.Validation)).Order());
        foreach ((ClassificationDataset training, ClassificationDataset validation) in folds)
            Assert.Equal(Enumerable.Range(0, 23), Ids(training).Concat(Ids(validation)).Order());
        Assert.Equal(folds.SelectMany(fold => Ids(fold.Validation)), data.KFold(5, seed: 2).SelectMany(fold => Ids(fold.Validation)));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.KFold(1, seed: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.KFold(24, seed: 0));
    }

    [Fact]
    public void Stratified_folds_keep_the_proportions_of_the_classes()
    {
        int[] labels = [.. Enumerable.Range(0, 103).Select(i => i % 10 == 0 ? 2 : i % 3 == 0 ? 1 : 0)];
        var data = new ClassificationDataset([.. Enumerable.Range(0, 103).Select(i => (float)i)], 1, labels);
        int[] sizes = data.CountByClass();
        IReadOnlyList<Fold<ClassificationDataset>> folds = data.StratifiedKFold(4, seed: 9);
        Assert.Equal(Enumerable.Range(0, 103), folds.SelectMany(fold => Ids(fold.Validation)).Order());
        foreach (Fold<ClassificationDataset> fold in folds)
        {
            Assert.InRange(fold.Validation.Count, 25, 26);
            int[] counts = fold.Validation.CountByClass();
            for (int label = 0; label < 3; label++)
                Claim.True(Math.Abs(counts[label] - (sizes[label] / 4.0)) < 1, $"A fold has {counts[label]} of the {sizes[label]} samples of class {label}.");
        }
    }

    [Fact]
    public void Regression_targets_may_have_several_values()
    {
        var data = new RegressionDataset([1, 2, 3], 1, [10, 11, 20, 21, 30, 31], targetSize: 2);
        Assert.Equal([20f, 21f], data[1].Targets.ToArray());
        var batches = data.Subset(2, 0).Batches(2, shuffle: false);
        foreach (var (inputs, targets) in batches)
        {
            Assert.Equal([3f, 1f], inputs.ToArray());
            Assert.Equal([30f, 31f, 10f, 11f], targets.ToArray());
        }
        Assert.Equal([10f, 11f, 20f, 21f, 30f, 31f], data.TargetsToArray());
    }

    /// <summary>Samples [i, i + 0.5] of class i % classCount.</summary>
    internal static ClassificationDataset Numbered(int count, int classCount = 3)
    {
        float[] features = new float[2 * count];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++)
            (features[2 * i], features[(2 * i) + 1], labels[i]) = (i, i + 0.5f, i % classCount);
        return new ClassificationDataset(features, 2, labels, classCount);
    }

    internal static int[] Ids(ClassificationDataset data)
    {
        int[] ids = new int[data.Count];
        for (int i = 0; i < ids.Length; i++)
            ids[i] = (int)data[i].Features[0];
        return ids;
    }
}
