using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Generated.Tests;

/// <summary>
/// Assertions whose message is only written if they fail: <c>Assert.True</c> has its text written for every number of every loop, which is a good part of
/// what such a test takes.
/// </summary>
internal static class Claim
{
    /// <summary>Fails with the message unless the condition holds.</summary>
    public static void True([DoesNotReturnIf(false)] bool condition, [InterpolatedStringHandlerArgument(nameof(condition))] ref Message message)
    {
        if (!condition)
            Xunit.Assert.Fail(message.ToString());
    }

    /// <summary>A text that is written only where it is wanted.</summary>
    [InterpolatedStringHandler]
    internal ref struct Message
    {
        private DefaultInterpolatedStringHandler _text;

        public Message(int literals, int holes, bool condition, out bool isWanted)
        {
            isWanted = !condition;
            _text = isWanted ? new DefaultInterpolatedStringHandler(literals, holes, System.Globalization.CultureInfo.InvariantCulture) : default;
        }

        public void AppendLiteral(string text) => _text.AppendLiteral(text);

        public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

        public void AppendFormatted<T>(T value, string? format) => _text.AppendFormatted(value, format);

        public void AppendFormatted(ReadOnlySpan<char> value) => _text.AppendFormatted(value);

        public override string ToString() => _text.ToStringAndClear();
    }
}
