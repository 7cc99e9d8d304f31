using System.ComponentModel;

namespace Generated.Runtime;

/// <summary>Work in numbered parts that may run at once, in any order; see <see cref="WorkerPool"/>. Used by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IParallelJob
{
    /// <summary>Does one part. Parts run on several threads at once, all on the same instance.</summary>
    /// <param name="part">Which one, from 0; each is asked for exactly once.</param>
    void Run(int part);
}
