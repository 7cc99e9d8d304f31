using System.Collections.Immutable;

namespace Generated.Generators.Frontend.Specs;

/// <summary>The diagnostics' ids; what they say stands in <c>Descriptors</c>.</summary>
internal static class DiagnosticIds
{
    public const string GeneratorDefect = "GEN000";
    public const string NotPartial = "GEN001";
    public const string NoInput = "GEN002";
    public const string ShapeMismatch = "GEN003";
    public const string UnknownMark = "GEN004";
    public const string DuplicateName = "GEN005";
    public const string IncompatibleJoin = "GEN006";
    public const string OptionOutOfRange = "GEN007";
    public const string TwoDeclarations = "GEN008";
    public const string LossNotLast = "GEN009";
    public const string SoftmaxBeforeCrossEntropy = "GEN010";
    public const string UnsupportedExpression = "GEN011";
    public const string UnknownFunction = "GEN012";
    public const string NoLayers = "GEN013";
    public const string UnsupportedType = "GEN014";
    public const string NoNetwork = "GEN015";
    public const string UnusedMark = "GEN016";
    public const string MemberConflict = "GEN017";
    public const string InvalidName = "GEN018";
    public const string LogProbabilitiesExpected = "GEN019";
    public const string SigmoidBeforeBinaryCrossEntropy = "GEN020";
    public const string DenseAfterDense = "GEN021";
    public const string SingleClass = "GEN022";
    public const string DropoutBeforeLoss = "GEN023";
    public const string UnknownLayer = "GEN024";
    public const string UnusedInput = "GEN025";
    public const string DiscardedOutput = "GEN026";
    public const string NoLoss = "GEN027";
    public const string ProbabilitiesExpected = "GEN028";
    public const string ReLUBeforeCrossEntropy = "GEN029";
    public const string ReservedName = "GEN030";
    public const string UnchainedConstructor = "GEN031";
    public const string NotABlock = "GEN040";
    public const string RecursiveBlock = "GEN041";
    public const string NotInABlock = "GEN042";
    public const string EmptyBlock = "GEN043";
    public const string ArgumentCount = "GEN044";
    public const string MisusedArgument = "GEN045";
    public const string TooManyLayers = "GEN046";
    public const string UnknownWeights = "GEN047";
    public const string UnlikeWeights = "GEN048";
    public const string OldLanguage = "GEN050";
    public const string InheritedMember = "GEN051";
    public const string ComputedInSingle = "GEN070";
    public const string ForeignFunction = "GEN060";
    public const string FailedComputation = "GEN061";
    public const string ChannelsFirst = "GEN062";
    public const string BatchesMadeAnew = "GEN063";
    public const string TooDeep = "GEN064";

    /// <summary>Those that are warnings or suggestions: the network is generated all the same.</summary>
    public static readonly ImmutableHashSet<string> Hints =
    [
        UnusedMark, LogProbabilitiesExpected, DenseAfterDense, DropoutBeforeLoss, UnusedInput, DiscardedOutput, NoLoss, ProbabilitiesExpected,
        ReLUBeforeCrossEntropy, ComputedInSingle, ChannelsFirst, BatchesMadeAnew,
    ];
}
