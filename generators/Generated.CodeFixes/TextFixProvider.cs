using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Generated.CodeFixes;

/// <summary>A fix that is one change or more of a document's text, for one place or for all at once.</summary>
public abstract class TextFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SourceText text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root is null || !Mends(diagnostic) || Fix(diagnostic.Id, root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), text) is not { } fix)
                continue;
            Document changed = context.Document.WithText(text.WithChanges(fix.Changes));
            context.RegisterCodeFix(CodeAction.Create(fix.Title, _ => Task.FromResult(changed), equivalenceKey: diagnostic.Id), diagnostic);
        }
    }

    /// <summary>Whether the fix is one for this very message; most are for all of an id.</summary>
    /// <param name="diagnostic">The diagnostic.</param>
    protected virtual bool Mends(Diagnostic diagnostic) => true;

    /// <summary>The title of the fix, and its changes in the order of the text; null if there is none here.</summary>
    /// <param name="id">The diagnostic's id.</param>
    /// <param name="node">What it underlines.</param>
    /// <param name="text">The whole file.</param>
    protected abstract (string Title, IReadOnlyList<TextChange> Changes)? Fix(string id, SyntaxNode node, SourceText text);
}
