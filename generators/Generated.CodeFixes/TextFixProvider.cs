using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Generated.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Generated.CodeFixes;

/// <summary>A fix that consists of changes to a document's text, for one place or for all places at once.</summary>
public abstract class TextFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    /// <remarks>
    /// Fixes all places in a document, a project or a solution, even if the first one has no fix of its own, which <c>dotnet format</c> may ask for.
    /// </remarks>
    public sealed override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(async (context, document, diagnostics) => await FixAll(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        SourceText text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            TextSpan span = diagnostic.Location.SourceSpan;
            if (root is null || model is null || !IsMended(diagnostic)
                || Fix(diagnostic.Id, NodeAt(root, span), text, new AttributeNames(model, span.Start)) is not { } fix)
                continue;
            Document changed = context.Document.WithText(text.WithChanges(fix.Changes));
            context.RegisterCodeFix(CodeAction.Create(fix.Title, _ => Task.FromResult(changed), equivalenceKey: diagnostic.Id), diagnostic);
        }
    }

    /// <summary>
    /// Fixes one place after another, the last one first. Each change is applied to the result of the changes before it, because attributes of one
    /// list share commas, and a nested class makes the class around it partial as well.
    /// </summary>
    private async Task<Document> FixAll(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        TextSpan[] spans = [.. diagnostics.Where(IsMended).Select(diagnostic => diagnostic.Location.SourceSpan)];
        string[] ids = [.. diagnostics.Where(IsMended).Select(diagnostic => diagnostic.Id)];
        AttributeNames[] names = model is null ? [] : [.. spans.Select(span => new AttributeNames(model, span.Start))];
        foreach (int i in Enumerable.Range(0, names.Length).OrderByDescending(i => spans[i].Start).ToArray())
        {
            SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
            SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
            if (root is null || Fix(ids[i], NodeAt(root, spans[i]), text, names[i]) is not { } fix)
                continue;
            document = document.WithText(text.WithChanges(fix.Changes));
            for (int other = 0; other < spans.Length; other++)
                spans[other] = new TextSpan(spans[other].Start + fix.Changes.Where(change => change.Span.End <= spans[other].Start)
                    .Sum(change => change.NewText!.Length - change.Span.Length), spans[other].Length);
        }
        return document;
    }

    private static SyntaxNode NodeAt(SyntaxNode root, TextSpan span) => root.FindNode(span, getInnermostNodeForTie: true);

    private bool IsMended(Diagnostic diagnostic) => Mends(diagnostic) && !diagnostic.Properties.ContainsKey(Descriptors.WithinBlock);

    /// <summary>Whether the fix applies to this diagnostic; most fixes apply to all diagnostics with their id.</summary>
    /// <param name="diagnostic">The diagnostic.</param>
    protected virtual bool Mends(Diagnostic diagnostic) => true;

    /// <summary>The title of the fix, and its changes in the order of the text; null if there is none here.</summary>
    /// <param name="id">The diagnostic's id.</param>
    /// <param name="node">What it underlines.</param>
    /// <param name="text">The whole file.</param>
    /// <param name="names">The names of attributes there.</param>
    protected abstract (string Title, IReadOnlyList<TextChange> Changes)? Fix(string id, SyntaxNode node, SourceText text, AttributeNames names);
}
