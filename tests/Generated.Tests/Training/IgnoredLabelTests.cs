using System.Numerics;
using System.Reflection;
using Xunit;

namespace Generated.Tests.Training;

/// <summary>Every metric against labels leaves out those that a loss ignores, and refuses those that are no class. Metrics are found by reflection.</summary>
public sealed class IgnoredLabelTests
{
    private delegate void AddBatch<TScore, TLabel>(ReadOnlySpan<TScore> scores, ReadOnlySpan<TLabel> labels);

    private const int Classes = 3;

    private static IEnumerable<Type> Metrics => typeof(IMetric).Assembly.GetTypes()
        .Where(type => typeof(IMetric).IsAssignableFrom(type) && type.IsClass && type.IsPublic && AddsLabels(type).Any());

    public static TheoryData<string> Names => [.. Metrics.Select(type => type.Name)];

    [Fact]
    public void The_metrics_against_labels_are_found() =>
        Assert.Superset(new HashSet<string> { "Accuracy", "TopKAccuracy", "ConfusionMatrix", "IntersectionOverUnion", "Perplexity", "RocAuc",
            "AveragePrecision", "BinaryConfusionMatrix" }, Metrics.Select(type => type.Name).ToHashSet());

    [Theory]
    [MemberData(nameof(Names))]
    public void Ignored_labels_do_not_count(string name)
    {
        Type type = Metrics.Single(metric => metric.Name == name);
        foreach (MethodInfo add in AddsLabels(type))
        {
            foreach (int ignored in (int[])[-100, 255, int.MinValue])
            {
                IMetric with = Make(type, ignored), without = Make(type, ignored), none = Make(type, ignored);
                int[] counting = IsBinary(type) ? [1, 0, 0, 1, 1] : [2, 0, 1, 1, 0];
                int[] mixed = [ignored, counting[0], counting[1], ignored, ignored, counting[2], counting[3], counting[4], ignored];
                Add(with, add, mixed, [.. mixed.Select((label, i) => label == ignored ? -1 : i)]);
                Add(without, add, counting, [1, 2, 5, 6, 7]);
                Assert.Equal((without.Value, 5L), (with.Value, with.Count));
                Assert.False(double.IsNaN(with.Value), $"{add} gives nothing.");

                Add(none, add, [ignored, ignored], [-1, 1]);
                Claim.True(double.IsNaN(none.Value) && none.Count == 0,
                    $"{add}: of ignored labels only, the value is {none.Value} and the count {none.Count}.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_class_can_be_the_one_that_does_not_count(string name)
    {
        Type type = Metrics.Single(metric => metric.Name == name);
        foreach (MethodInfo add in AddsLabels(type))
        {
            IMetric metric = Make(type, ignored: 0);
            Add(metric, add, [0, 1, 0, 1], [0, 1, 2, 3]);
            Assert.Equal(2, metric.Count);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_label_that_is_no_class_is_named_with_its_place_and_adds_nothing(string name)
    {
        Type type = Metrics.Single(metric => metric.Name == name);
        foreach (MethodInfo add in AddsLabels(type))
        {
            foreach (int wrong in (int[])[-1, -100, Classes, int.MaxValue])
            {
                IMetric metric = Make(type, ignored: -5);
                var error = Assert.ThrowsAny<ArgumentException>(() => Add(metric, add, [0, 1, wrong], [0, 1, 2]));
                Assert.Contains($"sample 2 is {wrong}",
                    error.Message.Replace(".0", "", StringComparison.Ordinal)
                    .Replace("2.1474836E+09", wrong.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal),
                    StringComparison.Ordinal);
                Assert.Equal(0, metric.Count);
            }
        }
    }

    [Fact]
    public void A_mask_may_have_pixels_that_do_not_count()
    {
        var single = new IntersectionOverUnion();
        var twice = new IntersectionOverUnion();
        single.Add([1f, -1f, 2f, -3f], [1f, -100f, 0f, -100f]);
        twice.Add([1.0, -1, 2, -3], [1.0, -100, 0, -100]);
        Assert.Equal((0.25, 2L), (single.Value, single.Count));
        Assert.Equal((0.25, 2L), (twice.Value, twice.Count));
        Assert.Contains("pixel 1 is 0.5", Assert.Throws<ArgumentException>(() => single.Add([1f, 1f], [1f, 0.5f])).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<MethodInfo> AddsLabels(Type type) =>
        type.GetMethods().Where(method => method.Name == "Add" && method.GetParameters() is [_, { Name: "labels" }]);

    private static bool IsBinary(Type type) => type.GetMethod("Add", [typeof(ReadOnlySpan<float>), typeof(ReadOnlySpan<float>)]) is not null;

    private static IMetric Make(Type type, int ignored)
    {
        ConstructorInfo constructor = type.GetConstructors().Single();
        Assert.Contains(constructor.GetParameters(), parameter => parameter is { Name: "ignoreIndex", DefaultValue: -100 });
        return (IMetric)constructor.Invoke([.. constructor.GetParameters().Select(parameter => parameter.Name switch
        {
            "ignoreIndex" => ignored,
            "classCount" => Classes,
            "k" => 1,
            _ => parameter.DefaultValue,
        })]);
    }

    /// <summary>Adds labels with scores that follow from the samples' numbers; those of ignored ones are NaN and nonsense.</summary>
    private static void Add(IMetric metric, MethodInfo add, int[] labels, int[] samples)
    {
        Type score = add.GetParameters()[0].ParameterType.GenericTypeArguments[0], label = add.GetParameters()[1].ParameterType.GenericTypeArguments[0];
        typeof(IgnoredLabelTests).GetMethod(nameof(AddAs), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(score, label)
            .CreateDelegate<Action<IMetric, MethodInfo, int[], int[]>>()(metric, add, labels, samples);
    }

    private static void AddAs<TScore, TLabel>(IMetric metric, MethodInfo add, int[] labels, int[] samples)
        where TScore : unmanaged, INumber<TScore>
        where TLabel : unmanaged, INumber<TLabel>
    {
        int width = typeof(TScore) == typeof(int) || IsBinary(metric.GetType()) ? 1 : Classes;
        TScore[] scores = [.. samples.SelectMany(sample => Enumerable.Range(0, width).Select(c => typeof(TScore) == typeof(int)
            ? TScore.CreateTruncating(sample < 0 ? 99 : sample % Classes)
            : sample < 0 ? TScore.CreateChecked(double.NaN) : TScore.CreateChecked(((((sample * 7) + (c * 5)) % 11) - 5) / 4.0)))];
        add.CreateDelegate<AddBatch<TScore, TLabel>>(metric)(scores, [.. labels.Select(TLabel.CreateTruncating)]);
    }
}
