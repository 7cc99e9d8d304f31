namespace Generated.Runtime;

/// <summary>The networks that are alive. Their memory shows whether a span is one of parameters or of gradients.</summary>
/// <typeparam name="T">The networks' element type.</typeparam>
internal static class LiveNetworks<T>
    where T : unmanaged
{
    // Exchanged as a whole, because no code may have to wait here: the constructor of a network must not be interrupted.
    private static WeakReference<NetworkBuffers<T>>[] s_all = [];

    /// <summary>Adds a network, and removes those that no longer exist.</summary>
    internal static void Add(NetworkBuffers<T> network)
    {
        var added = new WeakReference<NetworkBuffers<T>>(network);
        while (true)
        {
            WeakReference<NetworkBuffers<T>>[] before = Volatile.Read(ref s_all);
            WeakReference<NetworkBuffers<T>>[] after = [.. before.Where(static known => known.TryGetTarget(out _)), added];
            if (Interlocked.CompareExchange(ref s_all, after, before) == before)
                return;
        }
    }

    /// <summary>Whether memory belongs to the gradients of some network. Allocates nothing.</summary>
    internal static bool AreGradients(MemoryArea area)
    {
        foreach (WeakReference<NetworkBuffers<T>> known in Volatile.Read(ref s_all))
        {
            if (known.TryGetTarget(out NetworkBuffers<T>? network) && network.OwnsGradients(area))
                return true;
        }
        return false;
    }

    /// <summary>Whether memory belongs to the parameters of some network that also has buffers. Allocates nothing.</summary>
    internal static bool AreParametersBesideBuffers(MemoryArea area)
    {
        foreach (WeakReference<NetworkBuffers<T>> known in Volatile.Read(ref s_all))
        {
            if (known.TryGetTarget(out NetworkBuffers<T>? network) && network.OwnsParametersBesideBuffers(area))
                return true;
        }
        return false;
    }
}
