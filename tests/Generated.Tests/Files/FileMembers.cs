using System.Reflection;

namespace Generated.Tests.Files;

/// <summary>
/// The public methods and constructors of the library that read or write files, found by reflection: by parameters that are streams, bytes, paths or
/// texts, and by names such as Load. Tests that have something to say of every reader or writer compare their cases with these lists.
/// </summary>
internal static class FileMembers
{
    private static readonly Type[] s_contents =
    [
        typeof(Stream), typeof(TextReader), typeof(TextWriter), typeof(FileSystemInfo), typeof(System.Runtime.InteropServices.SafeHandle), typeof(Uri),
        typeof(byte[]), typeof(ReadOnlySpan<byte>), typeof(ReadOnlyMemory<byte>), typeof(System.Buffers.ReadOnlySequence<byte>),
    ];

    private static readonly string[] s_texts = ["path", "file", "folder", "directory", "url", "json", "csv", "text", "content", "source"];
    private static readonly string[] s_reading = ["Load", "Read", "Open", "Import", "Parse", "TryParse", "From", "Decode", "Deserialize"];
    private static readonly string[] s_writing = ["Save", "Write", "Export", "Append", "Encode", "Serialize"];

    private static readonly MethodBase[] s_members =
    [
        .. typeof(Checkpoint).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .OfType<MethodBase>().Where(member => member is ConstructorInfo or MethodInfo { IsSpecialName: false }).Where(TakesFile),
    ];

    /// <summary>What reads a file, a stream or a text.</summary>
    public static IReadOnlyList<string> Readers { get; } = [.. s_members.Where(member => !IsWriter(member)).Select(Signature)];

    /// <summary>What writes a file at a path.</summary>
    public static IReadOnlyList<string> PathWriters { get; } =
        [.. s_members.Where(IsWriter).Where(member => member.GetParameters().Any(parameter => parameter.ParameterType == typeof(string))).Select(Signature)];

    /// <summary>The signature at the beginning of the name of a case, which may go on.</summary>
    public static string SignatureIn(string name) => name[..(name.IndexOf(')', StringComparison.Ordinal) + 1)];

    private static bool TakesFile(MethodBase member)
    {
        System.Reflection.ParameterInfo[] parameters = member.GetParameters();
        bool hasFileName = StartsWithAny(member.Name, s_reading) || StartsWithAny(member.Name, s_writing);
        return parameters.Any(parameter => parameter.ParameterType == typeof(string)
            ? hasFileName || s_texts.Any(text => parameter.Name!.EndsWith(text, StringComparison.OrdinalIgnoreCase))
            : s_contents.Any(type => type.IsAssignableFrom(parameter.ParameterType)));
    }

    private static bool IsWriter(MethodBase member) =>
        StartsWithAny(member.Name, s_writing) || (member is ConstructorInfo && member.DeclaringType!.Name.EndsWith("Writer", StringComparison.Ordinal));

    private static bool StartsWithAny(string name, string[] beginnings) => beginnings.Any(beginning => name.StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>A member as tests name it, such as <c>IdxFile.Read(Stream, String)</c>.</summary>
    private static string Signature(MethodBase member)
    {
        string method = member is ConstructorInfo ? "" : "." + member.Name;
        return $"{Plain(member.DeclaringType!)}{method}({string.Join(", ", member.GetParameters().Select(parameter => Plain(parameter.ParameterType)))})";
    }

    private static string Plain(Type type) => type.Name.Split('`')[0];
}
