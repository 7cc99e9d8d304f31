using System.Collections.Generic;
using System.Linq;

namespace Generated.Generators.CSharp;

/// <summary>
/// Writes lines of C# at the right indentation and lays them out as one would by hand: no braces around a single statement, a method of one statement
/// as an expression, an attribute before what it belongs to, and no line wider than <see cref="LineBreaker.Width"/>.
/// </summary>
/// <param name="depth">How deep the text will stand, for one whose lines another writer takes.</param>
internal sealed class SourceWriter(int depth = 0) : CodeWriter
{
    private readonly int _start = 4 * depth;
    private readonly List<string> _lines = [];
    private int _depth = depth;
    private string _attribute = "";

    /// <summary>The blocks that are open, and for each the line before it.</summary>
    private readonly Stack<(CodeBlock Block, int Header)> _blocks = new();

    /// <summary>What begins a statement that has a statement, and cannot be the body of an expression.</summary>
    private static readonly string[] Keywords = ["for ", "foreach ", "if ", "else", "while ", "using ", "switch ", "try", "finally", "fixed ", "lock ",
        "catch ", "const ", "var ", "int ", "ref "];

    private protected override void Write(string line)
    {
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

    public override void Attribute(string attribute) => _attribute += $"[{attribute}]";

    public override void Open(CodeBlock block)
    {
        _blocks.Push((block, _lines.Count - 1));
        if (block != CodeBlock.Indented)
            Append("{");
        _depth++;
    }

    public override void Close()
    {
        (CodeBlock block, int header) = _blocks.Pop();
        _depth--;
        if (block == CodeBlock.OfHeader)
            CloseAfter(header);
        else if (block == CodeBlock.Braces)
            Append("}");
    }

    /// <summary>The text, as it would stand at no depth.</summary>
    public IEnumerable<string> Written => _lines.Select(line => line.Length == 0 ? line : line.Substring(_start));

    /// <summary>The text, with lines that are not too wide.</summary>
    public override string ToString() => string.Concat(_lines.SelectMany(LineBreaker.Break).Select(line => line + "\n"));

    /// <summary>Ends the block after a header: with a brace, unless it is only a statement.</summary>
    private void CloseAfter(int header)
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
}
