using System.Diagnostics;

namespace Generated;

/// <summary>
/// Samples in arrays that several datasets may share: consecutive rows from <c>start</c>, or the rows of a list. Immutable.
/// </summary>
internal sealed class Samples<TTarget>
    where TTarget : unmanaged
{
    private readonly float[] _features; // [stored rows, SampleSize]
    private readonly TTarget[] _targets; // [stored rows, TargetSize]
    private readonly int[]? _rows;
    private readonly int _start;

    public Samples(float[] features, int sampleSize, TTarget[] targets, int targetSize)
        : this(features, sampleSize, targets, targetSize, rows: null, start: 0, targets.Length / targetSize)
    {
        Debug.Assert((long)Count * sampleSize == features.Length && Count * targetSize == targets.Length);
    }

    private Samples(float[] features, int sampleSize, TTarget[] targets, int targetSize, int[]? rows, int start, int count)
    {
        _features = features;
        SampleSize = sampleSize;
        _targets = targets;
        TargetSize = targetSize;
        _rows = rows;
        _start = start;
        Count = count;
    }

    public int Count { get; }

    public int SampleSize { get; }

    public int TargetSize { get; }

    /// <summary>Whether neighbours lie side by side in memory.</summary>
    public bool IsRun => _rows is null;

    public ReadOnlySpan<float> Features(int index) => _features.AsSpan(Row(index) * SampleSize, SampleSize);

    public ReadOnlySpan<TTarget> Targets(int index) => _targets.AsSpan(Row(index) * TargetSize, TargetSize);

    /// <summary>The features of a run of samples, in place; only if <see cref="IsRun"/>.</summary>
    public ReadOnlySpan<float> FeaturesOfRun(int index, int count) => _features.AsSpan((_start + index) * SampleSize, count * SampleSize);

    /// <summary>The targets of a run of samples, in place; only if <see cref="IsRun"/>.</summary>
    public ReadOnlySpan<TTarget> TargetsOfRun(int index, int count) => _targets.AsSpan((_start + index) * TargetSize, count * TargetSize);

    public Samples<TTarget> Slice(int start, int count) => _rows is null
        ? new(_features, SampleSize, _targets, TargetSize, rows: null, _start + start, count)
        : Select(Enumerable.Range(start, count).ToArray());

    /// <summary>The samples at some indices, which the caller has checked. Shares the arrays.</summary>
    public Samples<TTarget> Select(ReadOnlySpan<int> indices)
    {
        int[] rows = new int[indices.Length];
        for (int i = 0; i < rows.Length; i++)
            rows[i] = Row(indices[i]);
        return new(_features, SampleSize, _targets, TargetSize, rows, start: 0, rows.Length);
    }

    /// <summary>The same samples in their own arrays, with other features.</summary>
    public Samples<TTarget> Transform(FeatureScaler scaler)
    {
        var features = new float[Count * SampleSize];
        var targets = new TTarget[Count * TargetSize];
        for (int i = 0; i < Count; i++)
        {
            scaler.Transform(Features(i), features.AsSpan(i * SampleSize, SampleSize));
            Targets(i).CopyTo(targets.AsSpan(i * TargetSize, TargetSize));
        }
        return new(features, SampleSize, targets, TargetSize);
    }

    private int Row(int index) => _rows is null ? _start + index : _rows[index];
}
