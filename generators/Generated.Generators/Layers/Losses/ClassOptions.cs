using System.Linq;
using Generated.Generators.Frontend.Specs;

namespace Generated.Generators.Layers.Losses;

/// <summary>The options of losses whose output has a score for each class along its last axis; not each loss has all of them.</summary>
/// <param name="LabelSmoothing">The part of a target that is shared among all classes.</param>
/// <param name="ClassWeights">The weight of each class, or none.</param>
/// <param name="IgnoreIndex">The target of positions that do not count.</param>
internal sealed record ClassOptions(double LabelSmoothing, double[] ClassWeights, int IgnoreIndex)
{
    public static ClassOptions Of(Options given) =>
        new(given.Number(nameof(LabelSmoothing), 0), given.Numbers(nameof(ClassWeights)), given.Integer(nameof(IgnoreIndex), -100));

    /// <summary>Whether the loss can follow an output of this shape; reports why if it cannot.</summary>
    public bool Check(ShapeContext context, int[] output)
    {
        int classes = output[output.Length - 1];
        if (classes < 2)
        {
            context.Report(DiagnosticIds.SingleClass, null, context.Spec.Kind);
            return false;
        }
        int weights = ClassWeights.Length;
        bool isFinite = ClassWeights.All(weight => weight >= 0 && !double.IsInfinity(weight));
        return context.Require(weights == 0 || weights == classes, nameof(ClassWeights), $"{classes} numbers, one for each class", weights + " numbers")
            && context.Require(isFinite, nameof(ClassWeights), "finite numbers, not negative", Options.Text(ClassWeights))
            && context.Require(LabelSmoothing is >= 0 and <= 1, nameof(LabelSmoothing), "from 0 to 1", LabelSmoothing)
            && context.RequireRepresentable(nameof(LabelSmoothing), LabelSmoothing, LabelSmoothing / output[0]);
    }
}
