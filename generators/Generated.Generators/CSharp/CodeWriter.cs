using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;

namespace Generated.Generators.CSharp;

/// <summary>Where code is written to, line by line, with blocks within one another.</summary>
internal abstract class CodeWriter
{
    /// <summary>The characters that end a line in C#.</summary>
    private static readonly char[] LineBreaks = ['\n', '\r', '\u0085', '\u2028', '\u2029'];

    /// <summary>A line.</summary>
    /// <param name="line">The line, without a line break.</param>
    /// <exception cref="ArgumentException">The text would end the line, and with it a comment or a literal.</exception>
    public void Line(string line = "")
    {
        if (line.IndexOfAny(LineBreaks) >= 0)
            throw new ArgumentException($"\"{UserText.Shown(line)}\" is more than a line.");
        Write(line);
    }

    private protected abstract void Write(string line);

    public void Lines(IEnumerable<string> lines)
    {
        foreach (string line in lines)
            Line(line);
    }

    /// <summary>An attribute of what comes next: on the same line, if there is room.</summary>
    public abstract void Attribute(string attribute);

    /// <summary>Variables that are references: one declaration for those of a type.</summary>
    public void References(IEnumerable<Reference> references)
    {
        foreach (IGrouping<string, Reference> group in references.GroupBy(reference => reference.Type))
            Line($"ref {group.Key} {string.Join(", ", group.Select(reference => $"{reference.Name} = {reference.Address}"))};");
    }

    /// <summary>An opening brace after <paramref name="header"/>, and the closing one where the result is disposed of.</summary>
    public Scope Block(string header)
    {
        Line(header);
        return Begin(CodeBlock.OfHeader);
    }

    public Scope Block() => Begin(CodeBlock.Braces);

    /// <summary>Indents by one more step until the result is disposed of.</summary>
    public Scope Indented() => Begin(CodeBlock.Indented);

    private Scope Begin(CodeBlock block)
    {
        Open(block);
        return new Scope(this);
    }

    /// <summary>Begins a block; that of a header belongs to the last line.</summary>
    public abstract void Open(CodeBlock block);

    /// <summary>Ends the block that was begun last.</summary>
    public abstract void Close();

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

    /// <summary>A block, which ends where it is disposed of.</summary>
    public readonly struct Scope(CodeWriter writer) : IDisposable
    {
        public void Dispose() => writer.Close();
    }
}

/// <summary>What encloses lines.</summary>
internal enum CodeBlock
{
    /// <summary>Braces after a line that needs none if it has a single statement.</summary>
    OfHeader,

    /// <summary>Braces.</summary>
    Braces,

    /// <summary>Nothing; the lines stand further to the right.</summary>
    Indented,
}

/// <summary>A variable that refers to a value's memory.</summary>
/// <param name="Type">The type of the elements.</param>
/// <param name="Name">The variable.</param>
/// <param name="Address">What it refers to: <c>ref x</c>.</param>
internal sealed record Reference(string Type, string Name, string Address);
