using Xunit;

namespace Generated.Tests.Data;

public sealed class BatchesTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_sample_comes_once_an_epoch_with_its_own_label(bool shuffle)
    {
        var batches = DatasetTests.Numbered(10).Batches(4, shuffle);
        Assert.Equal(3, batches.Count);
        var sizes = new List<int>();
        var ids = new List<int>();
        foreach (Batch<int> batch in batches)
        {
            sizes.Add(batch.Count);
            Assert.Equal((batch.Count * 2, batch.Count), (batch.Inputs.Length, batch.Targets.Length));
            for (int i = 0; i < batch.Count; i++)
            {
                int id = (int)batch.Inputs[2 * i];
                Assert.Equal((id + 0.5f, id % 3), (batch.Inputs[(2 * i) + 1], batch.Targets[i]));
                ids.Add(id);
            }
        }
        Assert.Equal([4, 4, 2], sizes);
        Assert.Equal(Enumerable.Range(0, 10), shuffle ? ids.Order() : ids);
    }

    [Fact]
    public void The_last_smaller_batch_is_left_out_on_demand()
    {
        Assert.Equal(8, Epoch(DatasetTests.Numbered(10).Batches(4, dropLast: true)).Length);
        Assert.Equal(2, DatasetTests.Numbered(10).Batches(4, dropLast: true).Count);
        Assert.Equal(8, Epoch(DatasetTests.Numbered(8).Batches(4, dropLast: true)).Length);
        Assert.Empty(Epoch(DatasetTests.Numbered(3).Batches(4, dropLast: true)));
        Assert.Equal(3, Epoch(DatasetTests.Numbered(3).Batches(4)).Length);
        Assert.Empty(Epoch(DatasetTests.Numbered(0).Batches(4)));
        Assert.Equal(0, DatasetTests.Numbered(0).Batches(4).Count);
    }

    [Fact]
    public void Every_epoch_has_an_order_of_its_own_that_the_seed_decides()
    {
        ClassificationDataset data = DatasetTests.Numbered(50);
        var batches = data.Batches(7, seed: 42);
        int[] first = Epoch(batches);
        int[] second = Epoch(batches);
        Assert.Equal(2, batches.Epoch);
        Assert.NotEqual(first, second);
        Assert.NotEqual(Enumerable.Range(0, 50), first);

        var again = data.Batches(16, seed: 42);
        Assert.Equal(first, Epoch(again));
        Assert.Equal(second, Epoch(again));
        Assert.NotEqual(first, Epoch(data.Batches(7, seed: 43)));
    }

    [Fact]
    public void A_resumed_run_goes_on_with_the_orders_it_would_have_had()
    {
        ClassificationDataset data = DatasetTests.Numbered(50);
        var whole = data.Batches(8, seed: 1);
        _ = Epoch(whole);
        int[] third = [.. Epoch(whole), .. Epoch(whole)];
        Assert.Equal(third[50..], Epoch(data.Batches(8, seed: 1, epoch: 2)));
        var resumed = data.Batches(8, seed: 1);
        resumed.Epoch = 2;
        Assert.Equal(third[50..], Epoch(resumed));
        Assert.Throws<ArgumentOutOfRangeException>(() => resumed.Epoch = -1);
    }

    [Fact]
    public void The_order_of_a_seed_is_fixed_for_ever()
    {
        Assert.Equal(ExpectedOrder, Epoch(DatasetTests.Numbered(10).Batches(10, seed: 2024)));
    }

    [Fact]
    public void Leaving_an_epoch_early_starts_the_next_one_afresh()
    {
        var batches = DatasetTests.Numbered(20).Batches(4, seed: 3);
        foreach (Batch<int> _ in batches)
            break;
        Assert.Equal(Enumerable.Range(0, 20), Epoch(batches).Order());
    }

    [Fact]
    public void Unshuffled_batches_of_a_run_of_samples_are_the_datasets_own_memory()
    {
        float[] features = [0, 1, 2, 3, 4, 5];
        var data = new RegressionDataset(features, 1, new float[6])[1..];
        foreach (var (inputs, _) in data.Batches(5, shuffle: false))
            Assert.True(((ReadOnlySpan<float>)features).Overlaps(inputs, out int offset) && offset == 1, "The batch was copied.");
    }

    [Fact]
    public void Two_enumerations_at_a_time_are_told_instead_of_mixing_their_samples()
    {
        var batches = DatasetTests.Numbered(20).Batches(4);
        var error = Assert.Throws<InvalidOperationException>(() =>
        {
            foreach (Batch<int> _ in batches)
            {
                foreach (Batch<int> __ in batches)
                    break;
            }
        });
        Assert.Contains("make a second one", error.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_epoch_allocates_nothing(bool shuffle)
    {
        ClassificationDataset data = DatasetTests.Numbered(1000).Split(0.9, seed: 0).First;
        var batches = data.Batches(64, shuffle);
        float sum = 0;
        Allocations.AssertNone(() =>
        {
            foreach (var (inputs, labels) in batches)
                sum += inputs[0] + labels[0];
        }, "An epoch");
        Assert.Equal(2, batches.Epoch);
        Assert.True(sum > 0);
    }

    [Fact]
    public void A_batch_size_below_one_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => DatasetTests.Numbered(1).Batches(0));
        Assert.Single(Epoch(DatasetTests.Numbered(1).Batches(int.MaxValue)));
    }

    // Computed apart, in Python, from Philox's paper and Fisher and Yates's method. A change breaks resumed runs.
    private static readonly int[] ExpectedOrder = [9, 4, 1, 3, 5, 8, 0, 7, 2, 6];

    private static int[] Epoch(Batches<int> batches)
    {
        var ids = new List<int>();
        foreach (Batch<int> batch in batches)
        {
            for (int i = 0; i < batch.Count; i++)
                ids.Add((int)batch.Inputs[2 * i]);
        }
        return [.. ids];
    }
}
