using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Generated.CodeFixes;

/// <summary>
/// Changes to a class' list of attributes. They are changes of text, so that the way in which the user lays out
/// the list stays: one attribute a line, several to a pair of brackets, or several pairs on a line.
/// </summary>
internal static class AttributeEdits
{
    /// <summary>Puts an attribute before another: on a line of its own where the other begins one.</summary>
    public static TextChange Insert(SourceText text, AttributeSyntax before, string name)
    {
        var list = (AttributeListSyntax)before.Parent!;
        name = Qualifier(before) + name;
        bool isFirst = list.Attributes[0] == before;
        int start = isFirst ? list.SpanStart : before.SpanStart;
        string indentation = Indentation(text, start);
        TextLine line = text.Lines.GetLineFromPosition(start);
        bool beginsLine = line.Start + indentation.Length == start;
        string separator = beginsLine ? LineBreak(text, line) + indentation : " ";
        return new TextChange(new TextSpan(start, 0), (isFirst ? $"[{name}]" : name + ",") + separator);
    }

    /// <summary>Takes an attribute away, and with the last one of a pair of brackets these and their line.</summary>
    public static TextChange Remove(SourceText text, AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        int index = list.Attributes.IndexOf(attribute);
        if (list.Attributes.Count > 1)
        {
            TextSpan span = index > 0
                ? TextSpan.FromBounds(list.Attributes[index - 1].Span.End, attribute.Span.End)
                : TextSpan.FromBounds(attribute.SpanStart, list.Attributes[1].SpanStart);
            return new TextChange(span, "");
        }

        TextLine line = text.Lines.GetLineFromPosition(list.SpanStart);
        int end = list.Span.End;
        bool beginsLine = line.Start + Indentation(text, list.SpanStart).Length == list.SpanStart;
        bool endsLine = end <= line.End && text.ToString(TextSpan.FromBounds(end, line.End)).Trim().Length == 0;
        if (beginsLine && endsLine)
            return new TextChange(line.SpanIncludingLineBreak, "");
        int after = end;
        while (after < text.Length && text[after] == ' ')
            after++;
        int before = list.SpanStart;
        while (endsLine && before > line.Start && text[before - 1] == ' ')
            before--;
        return new TextChange(TextSpan.FromBounds(before, after), "");
    }

    /// <summary>What stands before the attribute's own name, such as <c>Generated.</c>, so that another is found as well.</summary>
    private static string Qualifier(AttributeSyntax attribute) => attribute.Name switch
    {
        QualifiedNameSyntax qualified => qualified.Left + ".",
        AliasQualifiedNameSyntax alias => alias.Alias + "::",
        _ => "",
    };

    private static string Indentation(SourceText text, int position)
    {
        TextLine line = text.Lines.GetLineFromPosition(position);
        return new string([.. text.ToString(TextSpan.FromBounds(line.Start, position)).TakeWhile(char.IsWhiteSpace)]);
    }

    private static string LineBreak(SourceText text, TextLine line)
    {
        string found = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        return found.Length > 0 ? found : "\n";
    }
}
