using System.Collections.Generic;
using System.Linq;
using System.Text;
using Generated.Generators.Common;

namespace Generated.Generators.CSharp;

/// <summary>Writes lines of C# at the right indentation.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>The characters that end a line in C#.</summary>
    private static readonly char[] LineBreaks = ['\n', '\r', '\u0085', '\u2028', '\u2029'];

    /// <summary>A line.</summary>
    /// <param name="line">The line, without a line break.</param>
    /// <exception cref="ArgumentException">The text would end the line, and with it a comment or a literal.</exception>
    public void Line(string line = "")
    {
        if (line.IndexOfAny(LineBreaks) >= 0)
            throw new ArgumentException($"\"{UserText.Shown(line)}\" is more than a line.");
        if (line.Length > 0)
            _text.Append(' ', 4 * _depth).Append(line);
        _text.Append('\n');
    }

    public void Lines(IEnumerable<string> lines)
    {
        foreach (string line in lines)
            Line(line);
    }

    /// <summary>An opening brace after <paramref name="header"/>, and the closing one where the result is disposed of.</summary>
    public Scope Block(string header)
    {
        Line(header);
        return Block();
    }

    public Scope Block()
    {
        Line("{");
        _depth++;
        return new Scope(this, "}");
    }

    /// <summary>Indents by one more step until the result is disposed of.</summary>
    public Scope Indented()
    {
        _depth++;
        return new Scope(this, null);
    }

    /// <summary>A documentation comment, one line for each entry.</summary>
    public void Documentation(string element, params string[] lines)
    {
        string attribute = element.Contains(' ') ? element.Substring(0, element.IndexOf(' ')) : element;
        if (lines.Length == 1)
        {
            Line($"/// <{element}>{lines[0]}</{attribute}>");
            return;
        }
        Line($"/// <{element}>");
        Lines(lines.Select(line => ("/// " + line).TrimEnd()));
        Line($"/// </{attribute}>");
    }

    public override string ToString() => _text.ToString();

    public readonly struct Scope(SourceWriter writer, string? end) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            if (end is not null)
                writer.Line(end);
        }
    }
}
