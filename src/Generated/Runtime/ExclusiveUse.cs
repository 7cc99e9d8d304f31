using System.ComponentModel;

namespace Generated.Runtime;

/// <summary>
/// The exclusive turn of one call; it ends when this object is disposed of. Nobody waits for a turn: a second call at the same time is a mistake.
/// Used by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct ExclusiveUse : IDisposable
{
    private readonly ref int _isTaken;

    private ExclusiveUse(ref int isTaken) => _isTaken = ref isTaken;

    /// <summary>Takes the turn.</summary>
    /// <param name="isTaken">1 while a call has the turn, otherwise 0.</param>
    /// <param name="message">The message for a second call.</param>
    /// <exception cref="InvalidOperationException">Another call has the turn.</exception>
    internal static ExclusiveUse Begin(ref int isTaken, string message)
    {
        if (Interlocked.Exchange(ref isTaken, 1) != 0)
            throw new InvalidOperationException(message);
        return new ExclusiveUse(ref isTaken);
    }

    /// <summary>Ends the turn.</summary>
    public void Dispose() => Volatile.Write(ref _isTaken, 0);
}
