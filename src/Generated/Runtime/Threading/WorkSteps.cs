using System.ComponentModel;

namespace Generated.Runtime;

/// <summary>A share in pieces, to go through them with <see langword="foreach"/>. Used by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct WorkSteps
{
    private readonly int _end, _step;
    private int _start, _next;

    internal WorkSteps(WorkShare share, int step) => (_end, _step, _next) = (share.End, step, share.Start);

    /// <summary>The present piece.</summary>
    public readonly WorkShare Current => new(_start, _next);

    /// <summary>The same.</summary>
    public readonly WorkSteps GetEnumerator() => this;

    /// <summary>Goes to the next piece.</summary>
    /// <returns>Whether there is one.</returns>
    public bool MoveNext()
    {
        (_start, _next) = (_next, _next + Math.Min(_step, _end - _next));
        return _start < _end;
    }
}
