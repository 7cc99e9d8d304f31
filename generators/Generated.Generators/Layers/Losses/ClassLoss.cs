using System.Linq;
using Generated.Generators.Diagnostics;
using Generated.Generators.Ir;
using static Generated.Generators.Ir.Expressions;

namespace Generated.Generators.Layers.Losses;

/// <summary>What the losses against the index of the right class share: weights, ignored samples, their mean.</summary>
internal static class ClassLoss
{
    public static bool Check(ShapeContext context, int[] output)
    {
        if (!context.RequireVector(output))
            return false;
        if (output[0] < 2)
        {
            context.Report(DiagnosticIds.SingleClass, null, context.Spec.Kind);
            return false;
        }
        double[] weights = context.Options.Numbers("ClassWeights");
        return context.Require(weights.Length == 0 || weights.Length == output[0], "ClassWeights", $"{output[0]} numbers, one for each class", weights.Length + " numbers")
            && context.Require(weights.All(weight => weight >= 0 && !double.IsInfinity(weight)), "ClassWeights", "finite numbers, not negative", Options.Text(weights));
    }

    /// <summary>
    /// The loss that adds <paramref name="penalty"/> (of the output, argument 0, and <paramref name="perSample"/>,
    /// the next arguments) for the right class, with label smoothing also a little for every other.
    /// </summary>
    public static Value Of(LossContext context, Value output, Expression penalty, Value[] perSample, double smoothing)
    {
        int classes = output.Shape.Elements;
        double[] weights = context.Options.Numbers("ClassWeights");
        int ignore = context.Options.Integer("IgnoreIndex", -100);
        Value target = context.ClassTarget(classes, ignore);

        Value[] inputs = [output, .. perSample, target];
        Expression t = Arg(perSample.Length + 1);
        // A sample to ignore is of no class, so that without smoothing its loss is 0 by itself.
        Expression counted = smoothing > 0 || (ignore >= 0 && ignore < classes) ? Choose(Equal(t, ignore), Zero, penalty) : penalty;
        Expression isTarget = Equal(new Column(), t);
        Expression loss = smoothing == 0 ? Choose(isTarget, counted, Zero) : counted * Choose(isTarget, 1 - smoothing + (smoothing / classes), smoothing / classes);
        if (weights.Length > 0)
        {
            loss = loss * Arg(inputs.Length);
            inputs = [.. inputs, context.Constants("classWeights", weights)];
        }
        Value sampleLoss = context.Reduce("sampleLoss", ReduceKind.Sum, loss, inputs);
        return context.IsMean ? WeightedMean(context, output, sampleLoss, target, weights.Length > 0 ? inputs[inputs.Length - 1] : null, ignore) : context.Total(sampleLoss);
    }

    /// <summary>The sum of the losses, divided by the sum of the weights of the samples that count.</summary>
    private static Value WeightedMean(LossContext context, Value output, Value sampleLoss, Value target, Value? classWeights, int ignore)
    {
        Value weightSum;
        if (classWeights is null)
        {
            weightSum = context.SumOverBatch("sampleCount", Choose(Equal(X, ignore), Zero, One), target);
        }
        else
        {
            Value weight = context.Reduce("sampleWeight", ReduceKind.Sum, output.Shape, Choose(And(Equal(new Column(), X), Not(Equal(X, ignore))), Arg(1), Zero), target, classWeights);
            weightSum = context.SumOverBatch("weightSum", X, weight);
        }
        Value lossSum = context.SumOverBatch("lossSum", X, sampleLoss);
        return context.Map(context.LossName, X / Arg(1), [lossSum, weightSum]);
    }
}
