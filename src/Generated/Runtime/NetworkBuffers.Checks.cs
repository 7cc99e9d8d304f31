using System.Diagnostics.CodeAnalysis;

namespace Generated.Runtime;

/// <content>
/// The checks at the beginning of every call: that no other call is using the network, that there are parameters to predict with, and that no memory
/// is written that is still to be read.
/// </content>
public sealed partial class NetworkBuffers<T>
{
    private int _isTraining;

    /// <summary>
    /// Whether there are parameters to predict with. For a network that is trained this is true from the beginning. For one made for prediction it
    /// becomes true when they are loaded or copied, or when <see cref="Parameters"/> is read, because the caller may then have written them.
    /// </summary>
    public bool IsLoaded { get; private set; }

    /// <summary>Checks that there are parameters to predict with.</summary>
    /// <exception cref="InvalidOperationException">There are none yet.</exception>
    public void RequireLoaded()
    {
        if (!IsLoaded)
            ThrowNotLoaded();
    }

    /// <summary>Takes the network for one training call, until the result is disposed of.</summary>
    /// <returns>An object to dispose of once, at the end of the call, even if the call throws.</returns>
    /// <exception cref="InvalidOperationException">Another training call is in progress.</exception>
    public ExclusiveUse BeginTraining() => ExclusiveUse.Begin(ref _isTraining,
        "A network is trained by one thread at a time: another thread is in Train, Forward or Backward of this one. Give each thread a network of its own, or "
            + "a lock around the calls and the optimizer's steps; one call uses all cores by itself. Predict may be called by many threads at once.");

    /// <summary>Checks that the memory that a call writes overlaps neither other memory that is passed to the call nor the network's own memory.</summary>
    /// <param name="names">The names of the areas, in their order, with a comma and a space between them.</param>
    /// <param name="written">How many of the areas are written: the first ones. The others are only read, and may overlap one another.</param>
    /// <param name="trains">Whether the call also writes the network's gradients and buffers; memory that the call reads must then not overlap them.</param>
    /// <param name="a">The first area.</param>
    /// <param name="b">The second; this and all following areas are optional.</param>
    /// <param name="c">The third.</param>
    /// <param name="d">The fourth.</param>
    /// <exception cref="ArgumentException">Two areas overlap; the message names them.</exception>
    public void CheckApart(string names, int written, bool trains, MemoryArea a, MemoryArea b = default, MemoryArea c = default, MemoryArea d = default)
    {
        if (MemoryArea.Overlap(written, a, b, c, d) || OverlapOurs(written, trains, a, b, c, d))
            ThrowOverlap(names, written, trains, a, b, c, d, default, default, default, default);
    }

    /// <summary>The same for up to eight areas.</summary>
    /// <param name="names">The names of the areas, in their order, with a comma and a space between them.</param>
    /// <param name="written">How many of the areas are written: the first ones. The others are only read, and may overlap one another.</param>
    /// <param name="trains">Whether the call also writes the network's gradients and buffers; memory that the call reads must then not overlap them.</param>
    /// <param name="a">The first area.</param>
    /// <param name="b">The second.</param>
    /// <param name="c">The third.</param>
    /// <param name="d">The fourth.</param>
    /// <param name="e">The fifth.</param>
    /// <param name="f">The sixth; this and all following areas are optional.</param>
    /// <param name="g">The seventh.</param>
    /// <param name="h">The eighth.</param>
    /// <exception cref="ArgumentException">Two areas overlap; the message names them.</exception>
    public void CheckApart(string names, int written, bool trains, MemoryArea a, MemoryArea b, MemoryArea c, MemoryArea d, MemoryArea e,
        MemoryArea f = default, MemoryArea g = default, MemoryArea h = default)
    {
        bool overlap = MemoryArea.Overlap(written, a, b, c, d) || MemoryArea.Overlap(written - 4, e, f, g, h)
            || (written > 0 && a.OverlapsAny(e, f, g, h)) || (written > 1 && b.OverlapsAny(e, f, g, h))
            || (written > 2 && c.OverlapsAny(e, f, g, h)) || (written > 3 && d.OverlapsAny(e, f, g, h));
        if (overlap || OverlapOurs(written, trains, a, b, c, d) || OverlapOurs(written - 4, trains, e, f, g, h))
            ThrowOverlap(names, written, trains, a, b, c, d, e, f, g, h);
    }

    /// <summary>Whether memory is part of the gradients.</summary>
    internal bool OwnsGradients(MemoryArea area) => _gradients is not null && area.Overlaps(_gradients.Span);

    /// <summary>Whether memory is part of the parameters of a network that also has buffers.</summary>
    internal bool OwnsParametersBesideBuffers(MemoryArea area) => _buffers.Length > 0 && area.Overlaps(_parameters.Span);

    private bool OverlapOurs(int written, bool trains, MemoryArea a, MemoryArea b, MemoryArea c, MemoryArea d) =>
        NameOfOurs(written > 0, trains, a) is not null || NameOfOurs(written > 1, trains, b) is not null
        || NameOfOurs(written > 2, trains, c) is not null || NameOfOurs(written > 3, trains, d) is not null;

    /// <summary>The name of the network's own memory that an area must not overlap but does; null if there is none.</summary>
    private string? NameOfOurs(bool isWritten, bool trains, MemoryArea area)
    {
        if (!isWritten && !trains)
            return null;
        if (isWritten && area.Overlaps(_parameters.Span))
            return nameof(Parameters);
        if (area.Overlaps(_buffers.Span))
            return nameof(Buffers);
        return _gradients is not null && area.Overlaps(_gradients.Span) ? nameof(Gradients) : null;
    }

    [DoesNotReturn]
    private void ThrowOverlap(string names, int written, bool trains, MemoryArea a, MemoryArea b, MemoryArea c, MemoryArea d, MemoryArea e, MemoryArea f,
        MemoryArea g, MemoryArea h)
    {
        string[] name = names.Split(", ");
        for (int i = 0; i < name.Length; i++)
        {
            if (NameOfOurs(i < written, trains, Area(i, a, b, c, d, e, f, g, h)) is { } ours)
                throw new ArgumentException(
                    $"'{name[i]}' overlaps the network's own {ours}{(i < written ? ", which must not be written over" : ", which this call writes")}. Give "
                        + $"'{name[i]}' memory of its own.", name[i]);
            for (int other = i + 1; i < written && other < name.Length; other++)
            {
                if (Area(i, a, b, c, d, e, f, g, h).Overlaps(Area(other, a, b, c, d, e, f, g, h)))
                    throw new ArgumentException(
                        $"'{name[i]}' and '{name[other]}' overlap in memory; '{name[i]}' is written while '{name[other]}' is still "
                            + $"{(other < written ? "written" : "read")}. Give '{name[i]}' memory of its own.", name[i]);
            }
        }
        throw new ArgumentException($"Some of {names} overlap in memory. Give each memory of its own.");

        static MemoryArea Area(int index, MemoryArea a, MemoryArea b, MemoryArea c, MemoryArea d, MemoryArea e, MemoryArea f, MemoryArea g, MemoryArea h) =>
            index switch
        {
            0 => a,
            1 => b,
            2 => c,
            3 => d,
            4 => e,
            5 => f,
            6 => g,
            _ => h,
        };
    }

    [DoesNotReturn]
    private static void ThrowNotLoaded() =>
        throw new InvalidOperationException(
            "The network was made for prediction and has no parameters yet: Load a checkpoint, or CopyFrom a network that was trained.");
}
