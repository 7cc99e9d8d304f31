using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Kernels;

namespace Generated.Generators.CSharp;

/// <summary>A step of writing code.</summary>
internal enum CodeStep
{
    Line,

    /// <summary>A line that is a comment.</summary>
    Comment,
    Attribute,
    Open,
    Close,
}

/// <summary>Code that is not laid out yet, because its holes have nothing in them.</summary>
internal sealed class RecordedCode : CodeWriter
{
    private readonly List<(CodeStep Step, string Text, CodeBlock Block)> _steps = [];

    private protected override void Write(string line) =>
        _steps.Add((line.StartsWith("//", StringComparison.Ordinal) ? CodeStep.Comment : CodeStep.Line, line, default));

    public override void Attribute(string attribute) => _steps.Add((CodeStep.Attribute, attribute, default));

    public override void Open(CodeBlock block) => _steps.Add((CodeStep.Open, "", block));

    public override void Close() => _steps.Add((CodeStep.Close, "", default));

    /// <summary>Writes the same elsewhere.</summary>
    /// <param name="writer">Where.</param>
    /// <param name="filled">A text with something in its holes.</param>
    public void WriteTo(CodeWriter writer, Func<string, string> filled)
    {
        foreach ((CodeStep step, string text, CodeBlock block) in _steps)
        {
            switch (step)
            {
                case CodeStep.Attribute:
                    writer.Attribute(filled(text));
                    break;
                case CodeStep.Open:
                    writer.Open(block);
                    break;
                case CodeStep.Close:
                    writer.Close();
                    break;
                default:
                    writer.Line(filled(text));
                    break;
            }
        }
    }

    /// <summary>The code as a kernel: without its comments, which may tell of the layer that it is written for.</summary>
    /// <param name="holes">The holes.</param>
    /// <param name="meaning">What a hole stands for in any code that does the same.</param>
    public CodeKernel AsKernel(Holes holes, Func<Hole, Hole> meaning) => new(
        (from step in _steps
         where step.Step != CodeStep.Comment
         select new CodeKernel.Part(step.Step, step.Block,
             holes.PiecesOf(step.Text).Select(piece => piece.Hole is { } hole ? new Piece("", meaning(hole)) : piece).ToEquatableArray()))
        .ToEquatableArray());
}

/// <summary>A method as data: its lines and blocks, with holes for the names of what it works on, and for where that lies.</summary>
internal sealed record CodeKernel(EquatableArray<CodeKernel.Part> Parts) : Kernel
{
    internal sealed record Part(CodeStep Step, CodeBlock Block, EquatableArray<Piece> Pieces);
}
