using System.Runtime.CompilerServices;
using Generated.Runtime;
using Xunit;

namespace Generated.Tests.Runtime;

public sealed class AlignedBufferTests
{
    [Fact]
    public void It_starts_at_a_cache_line_is_zero_and_may_be_read_beyond_its_end()
    {
        for (var length = 0; length < 100; length++)
        {
            var buffer = new AlignedBuffer<float>(length);
            Assert.Equal(length, buffer.Length);
            Assert.Equal(length, buffer.Span.Length);
            Assert.Equal(0, Address(ref buffer.Start) % 64);
            for (var i = 0; i < length + 32; i++)
                Assert.Equal(0f, Unsafe.Add(ref buffer.Start, i));
        }
    }

    [Fact]
    public void The_collector_does_not_move_it()
    {
        var buffer = new AlignedBuffer<double>(1000);
        var address = Address(ref buffer.Start);
        GC.Collect();
        GC.Collect();
        Assert.Equal(address, Address(ref buffer.Start));
    }

    [Fact]
    public void What_is_written_is_read()
    {
        var buffer = new AlignedBuffer<double>(10);
        buffer.Span[3] = 2.5;
        Assert.Equal(2.5, Unsafe.Add(ref buffer.Start, 3));
    }

    [Fact]
    public void Lengths_that_no_array_has_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AlignedBuffer<float>(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AlignedBuffer<double>(int.MaxValue));
    }

    // How far the reference is from a null reference.
    private static long Address<T>(ref T reference)
        where T : unmanaged =>
        Unsafe.ByteOffset(ref Unsafe.NullRef<T>(), ref reference);
}
