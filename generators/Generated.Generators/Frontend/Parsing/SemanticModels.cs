using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Generated.Generators.Frontend.Parsing;

/// <summary>
/// The semantic models of a compilation's files, one each: a model remembers what it bound, and the parser asks for the same attributes and constants
/// again at every use of a block.
/// </summary>
internal sealed class SemanticModels
{
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];

    /// <summary>No models yet.</summary>
    /// <param name="compilation">The compilation.</param>
    public SemanticModels(Compilation compilation) => Compilation = compilation;

    /// <summary>The compilation.</summary>
    public Compilation Compilation { get; }

    /// <summary>Whether the file that a node is in is part of the compilation, not of a project that it references.</summary>
    public bool HaveFileOf(SyntaxNode syntax) => Compilation.ContainsSyntaxTree(syntax.SyntaxTree);

    /// <summary>The model of the file that a node is in.</summary>
    /// <exception cref="System.ArgumentException">The file is not part of the compilation.</exception>
    public SemanticModel Of(SyntaxNode syntax)
    {
        if (!_models.TryGetValue(syntax.SyntaxTree, out SemanticModel? model))
        {
            // An analyzer may not ask for a model of another file; a generator and its shared parser must.
#pragma warning disable RS1030
            _models[syntax.SyntaxTree] = model = Compilation.GetSemanticModel(syntax.SyntaxTree);
#pragma warning restore RS1030
        }
        return model;
    }
}
