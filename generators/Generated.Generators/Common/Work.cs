using System.Threading;

namespace Generated.Generators.Common;

/// <summary>
/// Counts the steps of compiling a network, and stops between two steps when the work is cancelled: an editor cancels at every key press. A step is a
/// layer or an operation that a pass, the verifier or an emitter processes.
/// </summary>
internal sealed class Work(CancellationToken cancellation)
{
    /// <summary>The number of steps so far.</summary>
    public int Steps { get; private set; }

    /// <summary>Called for each step before it is done.</summary>
    public Action<int>? Stepped { get; init; }

    /// <summary>Work that cannot be stopped.</summary>
    public static Work Unstoppable => new(CancellationToken.None);

    /// <summary>Continues unless cancelled.</summary>
    /// <exception cref="OperationCanceledException">The work is cancelled.</exception>
    public void Step()
    {
        Steps++;
        Stepped?.Invoke(Steps);
        cancellation.ThrowIfCancellationRequested();
    }
}
