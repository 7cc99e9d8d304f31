using System.ComponentModel;

namespace Generated;

/// <summary>The turn of one call, which ends when this is disposed of. It waits for nobody: a second call at the same time is a mistake. Used by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct ExclusiveUse : IDisposable
{
    private readonly ref int _isTaken;

    private ExclusiveUse(ref int isTaken) => _isTaken = ref isTaken;

    /// <summary>Takes the turn.</summary>
    /// <param name="isTaken">1 while somebody has it, else 0.</param>
    /// <param name="message">What to tell whoever comes second.</param>
    /// <exception cref="InvalidOperationException">Somebody has it.</exception>
    internal static ExclusiveUse Begin(ref int isTaken, string message)
    {
        if (Interlocked.Exchange(ref isTaken, 1) != 0)
            throw new InvalidOperationException(message);
        return new ExclusiveUse(ref isTaken);
    }

    /// <summary>Ends the turn.</summary>
    public void Dispose() => Volatile.Write(ref _isTaken, 0);
}
