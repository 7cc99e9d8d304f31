using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Generated.CodeFixes;

/// <summary>
/// Changes to the attribute list of a class. They are changes of text, so that the user's layout of the list stays: one attribute per line, several
/// in one pair of brackets, or several pairs on a line.
/// </summary>
internal static class AttributeEdits
{
    /// <summary>Inserts an attribute before another one: on a line of its own if the other one begins a line.</summary>
    public static TextChange Insert(SourceText text, AttributeSyntax before, string name, AttributeNames names)
    {
        var list = (AttributeListSyntax)before.Parent!;
        name = Qualifier(before) is { } qualifier ? qualifier + name : names.Of(name);
        bool isFirst = list.Attributes[0] == before;
        int start = isFirst ? list.SpanStart : before.SpanStart;
        string indentation = Indentation(text, start);
        TextLine line = text.Lines.GetLineFromPosition(start);
        bool beginsLine = line.Start + indentation.Length == start;
        string separator = beginsLine ? LineBreak(text, line) + indentation : " ";
        return new TextChange(new TextSpan(start, 0), (isFirst ? $"[{name}]" : name + ",") + separator);
    }

    /// <summary>
    /// Removes an attribute. If it is the last one in a pair of brackets, the brackets and their lines are removed, too. Comments between attributes
    /// stay.
    /// </summary>
    public static IReadOnlyList<TextChange> Remove(SourceText text, AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        int index = list.Attributes.IndexOf(attribute);
        if (list.Attributes.Count == 1)
            return [RemoveList(text, list)];
        if (index == 0)
            return [Deletion(attribute.SpanStart, list.Attributes[1].SpanStart)];

        int before = list.Attributes[index - 1].Span.End;
        SyntaxToken comma = list.Attributes.GetSeparator(index - 1);
        if (text.ToString(TextSpan.FromBounds(before, attribute.SpanStart)).Trim() == ",")
            return [Deletion(before, attribute.Span.End)];
        int start = attribute.SpanStart;
        while (start > comma.Span.End && text[start - 1] is ' ' or '\t')
            start--;
        return [Deletion(comma.SpanStart, comma.Span.End), Deletion(start, attribute.Span.End)];
    }

    private static TextChange RemoveList(SourceText text, AttributeListSyntax list)
    {
        TextLine first = text.Lines.GetLineFromPosition(list.SpanStart), last = text.Lines.GetLineFromPosition(list.Span.End);
        int end = list.Span.End;
        bool beginsLine = first.Start + Indentation(text, list.SpanStart).Length == list.SpanStart;
        bool endsLine = text.ToString(TextSpan.FromBounds(end, last.End)).Trim().Length == 0;
        if (beginsLine && endsLine)
            return Deletion(first.Start, last.EndIncludingLineBreak);
        int after = end;
        while (after < text.Length && text[after] == ' ')
            after++;
        int before = list.SpanStart;
        while (endsLine && before > first.Start && text[before - 1] == ' ')
            before--;
        return Deletion(before, after);
    }

    private static TextChange Deletion(int start, int end) => new(TextSpan.FromBounds(start, end), "");

    /// <summary>
    /// The qualifier before the attribute's own name, such as <c>Generated.</c>, so that an inserted attribute is found as well; null if there is
    /// none.
    /// </summary>
    private static string? Qualifier(AttributeSyntax attribute) => attribute.Name switch
    {
        QualifiedNameSyntax qualified => qualified.Left + ".",
        AliasQualifiedNameSyntax alias => alias.Alias + "::",
        _ => null,
    };

    private static string Indentation(SourceText text, int position)
    {
        TextLine line = text.Lines.GetLineFromPosition(position);
        return new string([.. text.ToString(TextSpan.FromBounds(line.Start, position)).TakeWhile(char.IsWhiteSpace)]);
    }

    private static string LineBreak(SourceText text, TextLine line)
    {
        string found = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        return found.Length > 0 ? found : line.LineNumber > 0 ? LineBreak(text, text.Lines[line.LineNumber - 1]) : "\n";
    }
}
