using System.Collections.Generic;
using System.Linq;
using System.Text;
using Generated.Generators.Common;
using Generated.Generators.Ir;

namespace Generated.Generators.CSharp;

/// <summary>What stands in the code of a method in place of something that is known only where it is printed.</summary>
internal abstract record Hole
{
    /// <summary>The name of a value.</summary>
    public sealed record Name(Value Value) : Hole;

    /// <summary>The name of a value that the method has as a parameter or variable: which one it is, counted in the order of the parameters.</summary>
    public sealed record Bound(int Index) : Hole;

    /// <summary>The name of the method.</summary>
    public sealed record Self : Hole;

    /// <summary>Where one of the method's operands lies.</summary>
    public sealed record Place(int Operand) : Hole;

    /// <summary>The same, of any operand of this kind.</summary>
    public sealed record PlaceOf(Operand Kind) : Hole;

    /// <summary>The parameters that say where the method's operands lie.</summary>
    /// <param name="AreFirst">Whether no parameters stand before them.</param>
    public sealed record Parameters(bool AreFirst) : Hole;

    /// <summary>The arguments that say where another method's operands lie.</summary>
    /// <param name="Method">The method.</param>
    /// <param name="Offsets">Where each operand lies.</param>
    /// <param name="AreFirst">Whether no arguments stand before them.</param>
    public sealed record Arguments(SharedMethod Method, EquatableArray<int> Offsets, bool AreFirst) : Hole;
}

/// <summary>A piece of a line: text, or a hole.</summary>
internal readonly record struct Piece(string Text, Hole? Hole);

/// <summary>
/// The holes in the code of a network's methods. Within a line, a hole is a mark: two characters that are none of Unicode's, and its number between
/// them.
/// </summary>
internal sealed class Holes
{
    private const char Start = '\uFDD0', End = '\uFDD1';

    private readonly List<Hole> _holes = [];
    private readonly Dictionary<Hole, string> _marks = [];

    /// <summary>The text that stands for a hole.</summary>
    public string Mark(Hole hole)
    {
        if (!_marks.TryGetValue(hole, out string mark))
        {
            _marks.Add(hole, mark = Start + Numbers.Of(_holes.Count) + End);
            _holes.Add(hole);
        }
        return mark;
    }

    /// <summary>The pieces of a text.</summary>
    public IEnumerable<Piece> PiecesOf(string text)
    {
        int at = 0;
        for (int found = text.IndexOf(Start); found >= 0; found = text.IndexOf(Start, at))
        {
            if (found > at)
                yield return new Piece(text.Substring(at, found - at), null);
            int end = text.IndexOf(End, found);
            yield return new Piece("", _holes[int.Parse(text.Substring(found + 1, end - found - 1), System.Globalization.CultureInfo.InvariantCulture)]);
            at = end + 1;
        }
        if (at < text.Length)
            yield return new Piece(text.Substring(at), null);
    }

    /// <summary>A text with something in its holes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="content">What is in a hole, given the text after it; it may have holes itself.</param>
    public string Filled(string text, Func<Hole, string, string> content)
    {
        if (text.IndexOf(Start) < 0)
            return text;
        Piece[] pieces = [.. PiecesOf(text)];
        var filled = new StringBuilder(2 * text.Length);
        for (int i = 0; i < pieces.Length; i++)
        {
            filled.Append(pieces[i].Hole is { } hole
                ? Filled(content(hole, i + 1 < pieces.Length ? pieces[i + 1].Text : ""), content) : pieces[i].Text);
        }
        return filled.ToString();
    }
}
