using Xunit;

namespace Generated.Tests;

/// <summary>Checks that code allocates nothing on the managed heap once it has run before.</summary>
internal static class Allocations
{
    public static void AssertNone(Action action, string what)
    {
        action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(bytes == 0, $"{what} allocated {bytes} bytes the second time; nothing was expected.");
    }
}
