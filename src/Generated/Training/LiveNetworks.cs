namespace Generated;

/// <summary>The networks that are alive, by whose memory parameters can be told from gradients.</summary>
/// <typeparam name="T">The networks' element type.</typeparam>
internal static class LiveNetworks<T>
    where T : unmanaged
{
    // Exchanged as a whole, for nobody may have to wait here: the constructor of a network is not to be interrupted.
    private static WeakReference<NetworkBuffers<T>>[] s_all = [];

    /// <summary>Adds a network, and forgets those that are no more.</summary>
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

    /// <summary>Whether memory is that of some network's gradients. Allocates nothing.</summary>
    internal static bool AreGradients(MemoryArea area)
    {
        foreach (WeakReference<NetworkBuffers<T>> known in Volatile.Read(ref s_all))
        {
            if (known.TryGetTarget(out NetworkBuffers<T>? network) && network.OwnsGradients(area))
                return true;
        }
        return false;
    }

    /// <summary>Whether memory is that of the parameters of some network that has buffers besides. Allocates nothing.</summary>
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
