using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Generated.Generators.Frontend.Specs;
using Microsoft.CodeAnalysis;

namespace Generated.Generators.Diagnostics;

/// <summary>What each diagnostic says, and the arguments of its message. Every one has a page in <c>generators/diagnostics</c>.</summary>
internal static class Descriptors
{
    /// <summary>Where the pages are: the repository's address, as <c>Directory.Build.props</c> has it for the package, and the folder.</summary>
    internal const string Pages = "https://github.com/generated-net/generated/blob/main/generators/diagnostics/";

    private const string Category = "Generated";

    /// <summary>
    /// The tag of all errors: their severity cannot be configured. A class with an error has no network. If a rule set, an editor configuration,
    /// NoWarn or a pragma could silence the error, the project would build without any message.
    /// </summary>
    private static readonly string[] NotConfigurable = [WellKnownDiagnosticTags.NotConfigurable, WellKnownDiagnosticTags.Compiler];

    /// <summary>
    /// The property of diagnostics that underline the use of a block but are about a layer of the block: no code fix can change the layer there.
    /// </summary>
    public const string WithinBlock = "WithinBlock";

    /// <summary>Arguments: the class, and what went wrong.</summary>
    public static readonly DiagnosticDescriptor GeneratorDefect = new(
        DiagnosticIds.GeneratorDefect, "Defect of the generator",
        "The generator could not write '{0}': {1}. This is a defect of the generator; please report it with the class.",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.GeneratorDefect + ".md", customTags: NotConfigurable);

    /// <summary>Arguments: the declaration that is not partial, and the network.</summary>
    public static readonly DiagnosticDescriptor NotPartial = new(
        DiagnosticIds.NotPartial, "A network's class must be partial",
        "'{0}' must be declared partial, so that the members of the network '{1}' can be added to it",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.NotPartial + ".md", customTags: NotConfigurable);

    /// <summary>Arguments: the class, and what is there instead.</summary>
    public static readonly DiagnosticDescriptor NoInput = new(
        DiagnosticIds.NoInput, "A network must begin with its input",
        "'{0}' must begin with an [Input] that gives the sizes of one sample, such as [Input(784)], but {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.NoInput + ".md", customTags: NotConfigurable);

    /// <summary>Arguments: the layer, what it expects, the shape that was found, and how to mend it.</summary>
    public static readonly DiagnosticDescriptor ShapeMismatch = new(
        DiagnosticIds.ShapeMismatch, "The layer cannot take this shape",
        "{0} expects {1}, but the input here is {2}{3}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.ShapeMismatch + ".md", customTags: NotConfigurable);

    /// <summary>Arguments: the layer, the mark, and what is known.</summary>
    public static readonly DiagnosticDescriptor UnknownMark = new(
        DiagnosticIds.UnknownMark, "The mark is not known here",
        "{0} reads the mark \"{1}\", but {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.UnknownMark + ".md", customTags: NotConfigurable);

    /// <summary>Arguments: what is named, and the name.</summary>
    public static readonly DiagnosticDescriptor DuplicateName = new(
        DiagnosticIds.DuplicateName, "A name must be unique within a network",
        "There is already a {0} named '{1}' above; give this one another name",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.DuplicateName + ".md", customTags: NotConfigurable);

    /// <summary>Arguments: the layer, the shape here, the mark, its shape, and the rule.</summary>
    public static readonly DiagnosticDescriptor IncompatibleJoin = new(
        DiagnosticIds.IncompatibleJoin, "The joined values do not fit together",
        "{0} cannot join the value here, which is {1}, with \"{2}\", which is {3}: {4}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.IncompatibleJoin + ".md", customTags: NotConfigurable);

    /// <summary>Arguments: the layer, the option, what is expected, and what was found.</summary>
    public static readonly DiagnosticDescriptor OptionOutOfRange = new(
        DiagnosticIds.OptionOutOfRange, "The option has a value that it cannot have",
        "{0}: {1} must be {2}, but is {3}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.OptionOutOfRange + ".md", customTags: NotConfigurable);

    /// <summary>Arguments: the class.</summary>
    public static readonly DiagnosticDescriptor TwoDeclarations = new(
        DiagnosticIds.TwoDeclarations, "All layers must stand on one declaration",
        "The layers of '{0}' stand on more than one of its declarations, so that their order is not defined; put all of them on one",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.TwoDeclarations + ".md", customTags: NotConfigurable);

    /// <summary>Arguments: the loss, what follows, and how to mend it.</summary>
    public static readonly DiagnosticDescriptor LossNotLast = new(
        DiagnosticIds.LossNotLast, "The loss must come last",
        "The loss {0} must be the last attribute, but {1} follows it; {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.LossNotLast + ".md", customTags: NotConfigurable);

    /// <summary>Arguments: the activation, and the loss.</summary>
    public static readonly DiagnosticDescriptor SoftmaxBeforeCrossEntropy = new(
        DiagnosticIds.SoftmaxBeforeCrossEntropy, "Cross-entropy applies the softmax itself",
        "{1} applies the softmax itself; remove [{0}] before it",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.SoftmaxBeforeCrossEntropy + ".md",
            customTags: NotConfigurable);

    /// <summary>Arguments: what is not understood.</summary>
    public static readonly DiagnosticDescriptor UnsupportedExpression = new(
        DiagnosticIds.UnsupportedExpression, "The function uses what the generator cannot differentiate",
        "The generator does not understand {0}; a function for [Map] is made of arithmetic, comparisons, choices, patterns, local variables, constants, "
            + "functions of Math and MathF, and calls of other such functions",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.UnsupportedExpression + ".md",
            customTags: NotConfigurable);

    /// <summary>Arguments: the name, and what was found.</summary>
    public static readonly DiagnosticDescriptor UnknownFunction = new(
        DiagnosticIds.UnknownFunction, "There is no such function to apply",
        "[Map] applies a static method from one float or double to another, but {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.UnknownFunction + ".md", customTags: NotConfigurable);

    /// <summary>Arguments: the class.</summary>
    public static readonly DiagnosticDescriptor NoLayers = new(
        DiagnosticIds.NoLayers, "A network must have layers",
        "'{0}' has an input, but no layer; add one below it, such as [Dense(10)]",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.NoLayers + ".md", customTags: NotConfigurable);

    /// <summary>Arguments: the class, and why not.</summary>
    public static readonly DiagnosticDescriptor UnsupportedType = new(
        DiagnosticIds.UnsupportedType, "This type cannot be a network",
        "'{0}' cannot be a network, because it {1}; a network is an ordinary partial class",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.UnsupportedType + ".md", customTags: NotConfigurable);

    /// <summary>Arguments: the class.</summary>
    public static readonly DiagnosticDescriptor NoNetwork = new(
        DiagnosticIds.NoNetwork, "A class with layers must be a network",
        "'{0}' has layers but not [Network], so that nothing is generated for it; put [Network] above them",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.NoNetwork + ".md", customTags: NotConfigurable);

    /// <summary>Arguments: the mark.</summary>
    public static readonly DiagnosticDescriptor UnusedMark = new(
        DiagnosticIds.UnusedMark, "The mark is never read",
        "The mark \"{0}\" is never read; remove it, or read it below with [Add], [Multiply], [Concat] or [From]",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.UnusedMark + ".md");

    /// <summary>Arguments: the class, and the member.</summary>
    public static readonly DiagnosticDescriptor MemberConflict = new(
        DiagnosticIds.MemberConflict, "The generator writes a member of this name",
        "'{0}' declares '{1}', which the generator writes too; give it another name",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.MemberConflict + ".md", customTags: NotConfigurable);

    /// <summary>Arguments: the name, and the rule.</summary>
    public static readonly DiagnosticDescriptor InvalidName = new(
        DiagnosticIds.InvalidName, "The name cannot be used in C#",
        "\"{0}\" cannot be a name here: {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.InvalidName + ".md", customTags: NotConfigurable);

    /// <summary>Arguments: the loss, and what comes before.</summary>
    public static readonly DiagnosticDescriptor LogProbabilitiesExpected = new(
        DiagnosticIds.LogProbabilitiesExpected, "The loss expects log-probabilities",
        "{0} expects log-probabilities, but {1} does not give them; add [LogSoftmax] before the loss",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.LogProbabilitiesExpected + ".md");

    /// <summary>Arguments: the activation, and the loss.</summary>
    public static readonly DiagnosticDescriptor SigmoidBeforeBinaryCrossEntropy = new(
        DiagnosticIds.SigmoidBeforeBinaryCrossEntropy, "Binary cross-entropy applies the sigmoid itself",
        "{1} applies the sigmoid itself; remove [{0}] before it",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.SigmoidBeforeBinaryCrossEntropy + ".md",
            customTags: NotConfigurable);

    /// <summary>Arguments: the second layer, and the first.</summary>
    public static readonly DiagnosticDescriptor DenseAfterDense = new(
        DiagnosticIds.DenseAfterDense, "Two dense layers without an activation between them",
        "'{0}' follows '{1}' without an activation between them, so that together they can do no more than one dense layer; add one, such as [ReLU]",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.DenseAfterDense + ".md");

    /// <summary>Arguments: the loss.</summary>
    public static readonly DiagnosticDescriptor SingleClass = new(
        DiagnosticIds.SingleClass, "The loss needs two classes or more",
        "{0} needs one output for each class and thus at least 2, but there is only 1; for a choice between yes and no use [BinaryCrossEntropy]",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.SingleClass + ".md", customTags: NotConfigurable);

    /// <summary>Arguments: the loss.</summary>
    public static readonly DiagnosticDescriptor DropoutBeforeLoss = new(
        DiagnosticIds.DropoutBeforeLoss, "Dropout right before the loss",
        "Dropout right before the loss {0} sets outputs of the network itself to zero; remove it, or move it above the last layer",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.DropoutBeforeLoss + ".md");

    /// <summary>Arguments: the attribute.</summary>
    public static readonly DiagnosticDescriptor UnknownLayer = new(
        DiagnosticIds.UnknownLayer, "The generator does not know this layer",
        "[{0}] is not a layer that the generator knows; for an element-wise function of your own use [Map]",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.UnknownLayer + ".md", customTags: NotConfigurable);

    /// <summary>Arguments: the input, and how to mend it.</summary>
    public static readonly DiagnosticDescriptor UnusedInput = new(
        DiagnosticIds.UnusedInput, "The input is never read",
        "{0} is never read; {1}",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.UnusedInput + ".md");

    /// <summary>Arguments: the layer, what continues elsewhere, and from which mark.</summary>
    public static readonly DiagnosticDescriptor DiscardedOutput = new(
        DiagnosticIds.DiscardedOutput, "The output of the layer is discarded",
        "The output of '{0}' is discarded, because {1} below continues from \"{2}\"; put a [Mark] between them, or remove the layer",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.DiscardedOutput + ".md");

    /// <summary>Arguments: the class.</summary>
    public static readonly DiagnosticDescriptor NoLoss = new(
        DiagnosticIds.NoLoss, "The network has no loss",
        "'{0}' has no loss, and so no Train and no Evaluate; end with one, such as [MeanSquaredError], or train with Forward and Backward",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.NoLoss + ".md");

    /// <summary>Arguments: the loss, and what comes before.</summary>
    public static readonly DiagnosticDescriptor ProbabilitiesExpected = new(
        DiagnosticIds.ProbabilitiesExpected, "The loss expects probabilities",
        "{0} expects probabilities, but {1} does not give them; add [Sigmoid] before the loss, or use [BinaryCrossEntropy], which applies the sigmoid itself",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.ProbabilitiesExpected + ".md");

    /// <summary>Arguments: the activation, and the loss.</summary>
    public static readonly DiagnosticDescriptor ReLUBeforeCrossEntropy = new(
        DiagnosticIds.ReLUBeforeCrossEntropy, "The activation cuts off negative scores",
        "{0} right before {1} lets no score be negative, so that no class can be ruled out; remove it",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.ReLUBeforeCrossEntropy + ".md");

    /// <summary>Arguments: the name, and by what it is taken.</summary>
    public static readonly DiagnosticDescriptor ReservedName = new(
        DiagnosticIds.ReservedName, "The layer's name is taken",
        "A layer cannot be named '{0}': {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.ReservedName + ".md", customTags: NotConfigurable);

    /// <summary>Arguments: the class.</summary>
    public static readonly DiagnosticDescriptor UnchainedConstructor = new(
        DiagnosticIds.UnchainedConstructor, "A constructor must call the generated one",
        "This constructor of '{0}' does not call the generated one, which makes the parameters; write ': this(seed: 0)' after its parameters, or pass on a "
            + "seed and the largest batch",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.UnchainedConstructor + ".md",
            customTags: NotConfigurable);

    /// <summary>Arguments: the class, and what it is instead.</summary>
    public static readonly DiagnosticDescriptor NotABlock = new(
        DiagnosticIds.NotABlock, "The class is not a block",
        "[Use] places classes with [Block], but '{0}' {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.NotABlock + ".md", customTags: NotConfigurable);

    /// <summary>Arguments: the block, and the way from it to itself.</summary>
    public static readonly DiagnosticDescriptor RecursiveBlock = new(
        DiagnosticIds.RecursiveBlock, "A block contains itself",
        "The block '{0}' contains itself: {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.RecursiveBlock + ".md", customTags: NotConfigurable);

    /// <summary>Arguments: the attribute, the block, and why not.</summary>
    public static readonly DiagnosticDescriptor NotInABlock = new(
        DiagnosticIds.NotInABlock, "The attribute cannot stand in a block",
        "[{0}] cannot stand in the block '{1}': {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.NotInABlock + ".md", customTags: NotConfigurable);

    /// <summary>Arguments: the block.</summary>
    public static readonly DiagnosticDescriptor EmptyBlock = new(
        DiagnosticIds.EmptyBlock, "A block must have layers",
        "The block '{0}' has no layers; add one, such as [ReLU]",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.EmptyBlock + ".md", customTags: NotConfigurable);

    /// <summary>Arguments: the block, its arguments, and how many were given.</summary>
    public static readonly DiagnosticDescriptor ArgumentCount = new(
        DiagnosticIds.ArgumentCount, "A block is given another number of arguments than it has",
        "The block '{0}' has {1}, but is given {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.ArgumentCount + ".md", customTags: NotConfigurable);

    /// <summary>Arguments: the layer, the option, and what is wrong with it.</summary>
    public static readonly DiagnosticDescriptor MisusedArgument = new(
        DiagnosticIds.MisusedArgument, "The argument of a block cannot be used like this",
        "{0}: {1} {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.MisusedArgument + ".md", customTags: NotConfigurable);

    /// <summary>Arguments: the class, and the most there may be.</summary>
    public static readonly DiagnosticDescriptor TooManyLayers = new(
        DiagnosticIds.TooManyLayers, "The network has too many layers",
        "'{0}' has more than {1} layers, all repetitions of blocks counted",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.TooManyLayers + ".md", customTags: NotConfigurable);

    /// <summary>Arguments: the layer, the name, and what is known.</summary>
    public static readonly DiagnosticDescriptor UnknownWeights = new(
        DiagnosticIds.UnknownWeights, "There is no such layer whose weights could be used",
        "'{0}' uses the weights of '{1}', but {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.UnknownWeights + ".md", customTags: NotConfigurable);

    /// <summary>Arguments: the layer, the other one, and why not.</summary>
    public static readonly DiagnosticDescriptor UnlikeWeights = new(
        DiagnosticIds.UnlikeWeights, "The weights of the other layer do not fit",
        "'{0}' cannot use the weights of '{1}': {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.UnlikeWeights + ".md", customTags: NotConfigurable);

    /// <summary>Arguments: the class, the least version of the language, and the one that is set.</summary>
    public static readonly DiagnosticDescriptor OldLanguage = new(
        DiagnosticIds.OldLanguage, "The version of C# is too old",
        "The code of the network '{0}' needs C# {1} or later, but the project is compiled as C# {2}; set <LangVersion> to {1} or leave it out",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.OldLanguage + ".md", customTags: NotConfigurable);

    /// <summary>Arguments: the class, the member, and the base class that has it.</summary>
    public static readonly DiagnosticDescriptor InheritedMember = new(
        DiagnosticIds.InheritedMember, "A base class has a member that the generator writes",
        "'{0}' inherits '{1}' from '{2}', and the generator writes a member of that name; give the inherited one another name, or keep the network in a field",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.InheritedMember + ".md", customTags: NotConfigurable);

    /// <summary>Arguments: the expression.</summary>
    public static readonly DiagnosticDescriptor ComputedInSingle = new(
        DiagnosticIds.ComputedInSingle, "A function written in double is computed in float",
        "'{0}' is of type double, but the network is of single precision and computes it in float",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.ComputedInSingle + ".md");

    /// <summary>Arguments: the function, and where it is.</summary>
    public static readonly DiagnosticDescriptor ForeignFunction = new(
        DiagnosticIds.ForeignFunction, "The source of the function is not in this project",
        "The generator reads the source of a function and differentiates it, but the body of '{0}' is {1}; link its file into this project, or write the "
            + "function here",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.ForeignFunction + ".md", customTags: NotConfigurable);

    /// <summary>Arguments: the layer, the option, what goes wrong, and the arguments.</summary>
    public static readonly DiagnosticDescriptor FailedComputation = new(
        DiagnosticIds.FailedComputation, "An option cannot be computed from the arguments of the block",
        "{0}: the computation of {1} {2} where {3}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.FailedComputation + ".md",
            customTags: NotConfigurable);

    /// <summary>Arguments: the shape, and the shape with channels last.</summary>
    public static readonly DiagnosticDescriptor ChannelsFirst = new(
        DiagnosticIds.ChannelsFirst, "This looks like an image with its channels first",
        "The input {0} looks like an image with its channels first; here the channels come last: write [Input({1})] and give samples as [height, width, "
            + "channels]",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.ChannelsFirst + ".md");

    /// <summary>Arguments: none.</summary>
    public static readonly DiagnosticDescriptor BatchesMadeAnew = new(
        DiagnosticIds.BatchesMadeAnew, "Batches are made anew in every epoch",
        "Batches made within a loop begin with the first order again and allocate each time; make them once before the loop: each foreach over them is the "
            + "next epoch, in an order of its own",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.BatchesMadeAnew + ".md");

    /// <summary>Arguments: the class, and what is too deep.</summary>
    public static readonly DiagnosticDescriptor TooDeep = new(
        DiagnosticIds.TooDeep, "The network is nested too deeply",
        "'{0}' cannot be read: {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + DiagnosticIds.TooDeep + ".md", customTags: NotConfigurable);

    /// <summary>All of them, in the order of their ids.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> All =
    [
        GeneratorDefect, NotPartial, NoInput, ShapeMismatch, UnknownMark,
        DuplicateName, IncompatibleJoin, OptionOutOfRange, TwoDeclarations, LossNotLast,
        SoftmaxBeforeCrossEntropy, UnsupportedExpression, UnknownFunction, NoLayers, UnsupportedType,
        NoNetwork, UnusedMark, MemberConflict, InvalidName, LogProbabilitiesExpected,
        SigmoidBeforeBinaryCrossEntropy, DenseAfterDense, SingleClass, DropoutBeforeLoss, UnknownLayer,
        UnusedInput, DiscardedOutput, NoLoss, ProbabilitiesExpected, ReLUBeforeCrossEntropy,
        ReservedName, UnchainedConstructor,
        NotABlock, RecursiveBlock, NotInABlock, EmptyBlock, ArgumentCount, MisusedArgument, TooManyLayers, UnknownWeights, UnlikeWeights,
        OldLanguage, InheritedMember,
        ForeignFunction, FailedComputation, ChannelsFirst, BatchesMadeAnew, TooDeep,
        ComputedInSingle,
    ];

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = All.ToDictionary(descriptor => descriptor.Id);

    /// <summary>The descriptor of an id.</summary>
    public static DiagnosticDescriptor Of(string id) => ById[id];
}
