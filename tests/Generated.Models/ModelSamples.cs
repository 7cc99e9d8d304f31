using System.Runtime.InteropServices;

namespace Generated.Models;

/// <summary>Samples with one input, for every model: it takes as its target either classes or numbers.</summary>
/// <typeparam name="T">The models' element type.</typeparam>
/// <param name="inputs">The samples.</param>
/// <param name="targets">A target of numbers for each.</param>
/// <param name="classes">A target that is a class for each.</param>
public readonly ref struct ModelSamples<T>(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<int> classes) : IBatchSource
    where T : unmanaged
{
    private readonly ReadOnlySpan<T> _inputs = inputs;
    private readonly ReadOnlySpan<T> _targets = targets;
    private readonly ReadOnlySpan<int> _classes = classes;

    /// <inheritdoc/>
    public int Count => _classes.Length;

    /// <inheritdoc/>
    public ReadOnlySpan<TElement> GetInput<TElement>(string name, int index)
        where TElement : unmanaged => MemoryMarshal.Cast<T, TElement>(_inputs);

    /// <inheritdoc/>
    public ReadOnlySpan<TElement> GetTarget<TElement>(string name, int index)
        where TElement : unmanaged => typeof(TElement) == typeof(int) ? MemoryMarshal.Cast<int, TElement>(_classes) : MemoryMarshal.Cast<T, TElement>(_targets);
}
