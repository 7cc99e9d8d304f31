using System.Runtime.CompilerServices;
using Xunit;

namespace Generated.Generators.Tests.Snapshots;

/// <summary>
/// Compares text with a file beside the test, by Verify's convention: <c>Class.Test.verified.ext</c> holds what is
/// right; where the text differs, <c>Class.Test.received.ext</c> is written and the test fails. To accept a
/// change, look at the difference and rename received to verified. Verify itself cannot be restored from the
/// package registry that this project is built with; it would replace this one method.
/// </summary>
internal static class Snapshot
{
    public static void Verify(string text, string extension, [CallerMemberName] string test = "", [CallerFilePath] string file = "")
    {
        string stem = Path.Combine(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{test}");
        string verified = $"{stem}.verified.{extension}";
        string received = $"{stem}.received.{extension}";
        string expected = File.Exists(verified) ? Normalized(File.ReadAllText(verified)) : "";
        text = Normalized(text);
        if (text == expected)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        string[] was = expected.Split('\n');
        string[] now = text.Split('\n');
        int line = Enumerable.Range(0, Math.Max(was.Length, now.Length)).First(i => i >= was.Length || i >= now.Length || was[i] != now[i]);
        Assert.Fail($"""
            The text differs from {verified} in line {line + 1}.
            verified: {(line < was.Length ? was[line] : "(no such line)")}
            received: {(line < now.Length ? now[line] : "(no such line)")}
            Compare it with {received}; if the change is right, rename that file to the verified one.
            """);
    }

    private static string Normalized(string text) => text.Replace("\r\n", "\n").TrimStart('\uFEFF');
}
