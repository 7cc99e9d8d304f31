using Xunit;

namespace Generated.Tests.Files;

/// <summary>A reader, and what must hold when it reads damaged files.</summary>
/// <param name="Mutator">Makes the files.</param>
/// <param name="Documented">The exceptions that the reader documents for contents that it refuses.</param>
internal sealed record Trial(Mutator Mutator, params Type[] Documented)
{
    /// <summary>Bytes that any reading may allocate, however short the file.</summary>
    private const int Allowance = 400_000;

    private const int ShortestMessage = 20, LongestMessage = 10_000;

    /// <summary>Reads a file that is given as its bytes or, if there is a <see cref="Path"/>, lies there.</summary>
    public required Action<byte[]> Read { get; init; }

    /// <summary>Where the damaged file is written before it is read; null if the reader takes its bytes.</summary>
    public string? Path { get; init; }

    /// <summary>Checks what was read, and puts everything back as it was.</summary>
    public Action Taken { get; init; } = static () => { };

    /// <summary>Checks that a refusal has changed nothing.</summary>
    public Action Refused { get; init; } = static () => { };

    /// <summary>How many bytes reading may allocate for each byte of the file.</summary>
    public int PerByte { get; init; } = 40;

    /// <summary>Tries the damaged file of a seed; returns whether it was taken.</summary>
    public bool Try(int seed)
    {
        byte[] file = Mutator.Mutate(seed);
        if (Path is not null)
            File.WriteAllBytes(Path, file);
        Exception? refusal = null;
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Read(file);
        }
        catch (Exception e) when (Documented.Contains(e.GetType()))
        {
            refusal = e;
        }
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Claim.True(allocated <= Allowance + ((long)PerByte * file.Length), $"Reading {file.Length} bytes allocated {allocated}.");
        if (refusal is null)
            Taken();
        else
            Refused();
        if (refusal?.Message is { Length: < ShortestMessage or > LongestMessage } message)
            Assert.Fail($"The message has {message.Length} characters: {message[..Math.Min(message.Length, 500)]}");
        return refusal is null;
    }
}
