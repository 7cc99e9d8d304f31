namespace Generated.Generators.Common;

/// <summary>A hash of a text that is the same in every process and on every machine, unlike the hash of the runtime.</summary>
internal static class StableHash
{
    /// <summary>FNV-1a over the text's UTF-16 units, in 64 bits (Fowler, Noll and Vo; http://www.isthe.com/chongo/tech/comp/fnv).</summary>
    public static ulong Of(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in text)
            hash = unchecked((((hash ^ (byte)c) * 1099511628211) ^ (byte)(c >> 8)) * 1099511628211);
        return hash;
    }
}
