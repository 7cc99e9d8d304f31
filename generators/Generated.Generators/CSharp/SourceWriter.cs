using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;

namespace Generated.Generators.CSharp;

/// <summary>
/// Writes lines of C# at the right indentation and lays them out as one would by hand: no braces around a single statement, a method of one statement
/// as an expression, an attribute before what it belongs to, and no line wider than <see cref="LineBreaker.Width"/>.
/// </summary>
/// <param name="depth">How deep the text will stand, for one whose lines another writer takes.</param>
internal sealed class SourceWriter(int depth = 0)
{
    private readonly int _start = 4 * depth;
    private readonly List<string> _lines = [];
    private int _depth = depth;
    private string _attribute = "";

    /// <summary>The characters that end a line in C#.</summary>
    private static readonly char[] LineBreaks = ['\n', '\r', '\u0085', '\u2028', '\u2029'];

    /// <summary>What begins a statement that has a statement, and cannot be the body of an expression.</summary>
    private static readonly string[] Keywords = ["for ", "foreach ", "if ", "else", "while ", "using ", "switch ", "try", "finally", "fixed ", "lock ",
        "catch ", "const ", "var ", "int ", "ref "];

    /// <summary>A line.</summary>
    /// <param name="line">The line, without a line break.</param>
    /// <exception cref="ArgumentException">The text would end the line, and with it a comment or a literal.</exception>
    public void Line(string line = "")
    {
        if (line.IndexOfAny(LineBreaks) >= 0)
            throw new ArgumentException($"\"{UserText.Shown(line)}\" is more than a line.");
        if (_attribute.Length > 0)
        {
            string attribute = _attribute;
            _attribute = "";
            if (4 * _depth + attribute.Length + 1 + line.Length <= LineBreaker.Width)
                line = attribute + " " + line;
            else
                Append(attribute);
        }
        Append(line);
    }

    private void Append(string line) => _lines.Add(line.Length > 0 ? new string(' ', 4 * _depth) + line : "");

    public void Lines(IEnumerable<string> lines)
    {
        foreach (string line in lines)
            Line(line);
    }

    /// <summary>An attribute of what comes next: on the same line, if there is room.</summary>
    public void Attribute(string attribute) => _attribute += $"[{attribute}]";

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
        int at = _lines.Count - 1;
        Append("{");
        _depth++;
        return new Scope(this, hasBraces: true, at);
    }

    public Scope Block()
    {
        Append("{");
        _depth++;
        return new Scope(this, hasBraces: true, null);
    }

    /// <summary>Indents by one more step until the result is disposed of.</summary>
    public Scope Indented()
    {
        _depth++;
        return new Scope(this, hasBraces: false, null);
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

    /// <summary>The text, as it would stand at no depth.</summary>
    public IEnumerable<string> Written => _lines.Select(line => line.Length == 0 ? line : line.Substring(_start));

    /// <summary>The text, with lines that are not too wide.</summary>
    public override string ToString() => string.Concat(_lines.SelectMany(LineBreaker.Break).Select(line => line + "\n"));

    /// <summary>Ends the block after a header: with a brace, unless it is only a statement.</summary>
    private void Close(int header)
    {
        if (_lines.Count == header + 2 && _lines[header].Length + 4 <= LineBreaker.Width)
        {
            _lines[header] += " { }";
            _lines.RemoveAt(header + 1);
            return;
        }
        bool isOnlyStatement = _lines.Count == header + 3 && IsStatement(_lines[header + 2].Trim());
        string text = _lines[header].Trim();
        if (isOnlyStatement && IsLoopOrChoice(text))
            _lines.RemoveAt(header + 1);
        else if (isOnlyStatement && IsMethod(text))
            MakeExpression(header);
        else if (isOnlyStatement && text.Contains("struct ") && _lines[header].Length + _lines[header + 2].Trim().Length + 5 <= LineBreaker.Width)
            MakeOneLine(header);
        else
            Append("}");
    }

    /// <summary>Makes a method of one statement an expression.</summary>
    private void MakeExpression(int header)
    {
        string statement = _lines[header + 2].Trim();
        string expression = statement.StartsWith("return ", StringComparison.Ordinal) ? statement.Substring("return ".Length) : statement;
        _lines.RemoveRange(header + 1, 2);
        string whole = $"{_lines[header]} => {expression}";
        if (whole.Length <= LineBreaker.Width)
        {
            _lines[header] = whole;
            return;
        }
        _lines[header] += " =>";
        _lines.Add(new string(' ', 4 * (_depth + 1)) + expression);
    }

    /// <summary>Writes a type of one line of members in one line.</summary>
    private void MakeOneLine(int header)
    {
        _lines[header] += $" {{ {_lines[header + 2].Trim()} }}";
        _lines.RemoveRange(header + 1, 2);
    }

    private static bool IsStatement(string line) => line.EndsWith(";", StringComparison.Ordinal)
        && !Keywords.Any(keyword => line.StartsWith(keyword, StringComparison.Ordinal));

    private static bool IsLoopOrChoice(string header) => Keywords.Take(5).Any(keyword => header.StartsWith(keyword, StringComparison.Ordinal));

    private static bool IsMethod(string header) => header.EndsWith(")", StringComparison.Ordinal)
        && !Keywords.Any(keyword => header.StartsWith(keyword, StringComparison.Ordinal)) && !header.Contains("struct ") && !header.Contains("class ");

    /// <summary>What ends where it is disposed of.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="hasBraces">Whether there are braces around it.</param>
    /// <param name="header">The line before the braces, if there may be none.</param>
    public readonly struct Scope(SourceWriter writer, bool hasBraces, int? header) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            if (header is { } line)
                writer.Close(line);
            else if (hasBraces)
                writer.Append("}");
        }
    }
}

/// <summary>A variable that refers to a value's memory.</summary>
/// <param name="Type">The type of the elements.</param>
/// <param name="Name">The variable.</param>
/// <param name="Address">What it refers to: <c>ref x</c>.</param>
internal sealed record Reference(string Type, string Name, string Address);
