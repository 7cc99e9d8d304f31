using System.Threading;

namespace Generated.Generators;

/// <summary>
/// Counts the steps by which a network is compiled, and stops between two of them once that is cancelled: an editor cancels at every key. A step
/// is a layer or an operation that a pass, the verifier or an emitter looks at.
/// </summary>
internal sealed class Work(CancellationToken cancellation)
{
    /// <summary>The number of steps so far.</summary>
    public int Steps { get; private set; }

    /// <summary>Is told each step before it is done.</summary>
    public Action<int>? Stepped { get; init; }

    /// <summary>Work that nothing stops.</summary>
    public static Work Unstoppable => new(CancellationToken.None);

    /// <summary>Goes on, unless cancelled.</summary>
    /// <exception cref="OperationCanceledException">The work is cancelled.</exception>
    public void Step()
    {
        Steps++;
        Stepped?.Invoke(Steps);
        cancellation.ThrowIfCancellationRequested();
    }
}
