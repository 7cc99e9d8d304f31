using Xunit;

namespace Generated.Tests;

/// <summary>Checks that code allocates nothing on the managed heap once it has run before.</summary>
internal static class Allocations
{
    // A collection that another test's thread sets off may close what this thread had open to allocate from, and
    // the rest of it is then counted as allocated. What really allocates does so in every attempt.
    private const int Attempts = 4;

    public static void AssertNone(Action action, string what)
    {
        action();
        long bytes = 0;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            if (bytes == 0)
                return;
        }
        Assert.Fail($"{what} allocated {bytes} bytes although it had run before; nothing was expected.");
    }
}
