using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Losses;

/// <summary>
/// A loss against the index of the right class: weights, ignored positions, and the mean over them. An output has a score for each class along its last
/// axis, for each position of the other axes: <c>[height, width, classes]</c> has a target for each pixel, <c>[classes]</c> one for the sample.
/// </summary>
internal abstract class ClassLoss(Options given) : Loss(given)
{
    private readonly ClassOptions _options = ClassOptions.Of(given);

    public sealed override TargetDomain Targets => TargetDomain.Classes;

    public sealed override TargetSize TargetSize => TargetSize.Positions;

    protected sealed override bool Check(ShapeContext context, int[] output) => _options.Check(context, output);

    /// <summary>
    /// The loss that adds <paramref name="penalty"/> for the right class and, with label smoothing, a little for every other class. The penalty is an
    /// expression of the output (argument 0) and of <paramref name="perPosition"/> (the next arguments).
    /// </summary>
    protected Value Of(LossContext context, Value output, Expression penalty, params Value[] perPosition)
    {
        int classes = output.Shape.Channels();
        (double smoothing, double[] weights, int ignore) = _options;
        Value target = context.ClassTarget(output.Shape, ignore);

        Value[] inputs = [output, .. perPosition, target];
        Expression t = Arg(perPosition.Length + 1);
        // An ignored position belongs to no class, so that without smoothing its loss is 0 by itself.
        Expression counted = smoothing > 0 || (ignore >= 0 && ignore < classes) ? Choose(Equal(t, ignore), Zero, penalty) : penalty;
        Expression isTarget = Equal(new AxisIndex(-1), t);
        Expression loss = smoothing == 0 ? Choose(isTarget, counted, Zero)
            : counted * Choose(isTarget, 1 - smoothing + (smoothing / classes), smoothing / classes);
        if (weights.Length > 0)
        {
            loss = loss * Arg(inputs.Length);
            inputs = [.. inputs, context.Constants("classWeights", weights)];
        }
        Value sampleLoss = context.SumOfClasses("Loss", output.Shape, loss, inputs);
        return context.IsMean ? WeightedMean(context, output, sampleLoss, target, weights.Length > 0 ? inputs[inputs.Length - 1] : null, ignore)
            : context.Total(sampleLoss);
    }

    /// <summary>The sum of the losses, divided by the sum of the weights of the positions that count.</summary>
    private static Value WeightedMean(LossContext context, Value output, Value sampleLoss, Value target, Value? classWeights, int ignore)
    {
        Value weightSum;
        if (classWeights is null)
        {
            Expression counts = Choose(Equal(X, ignore), Zero, One);
            weightSum = target.Shape.Axes.Count == 0
                ? context.SumOverBatch("sampleCount", counts, target)
                : context.SumOverBatch("positionCount", X, context.Reduce("sampleCount", ReduceKind.Sum, counts, target));
        }
        else
        {
            Value weight = context.SumOfClasses("Weight", output.Shape, Choose(And(Equal(new AxisIndex(-1), X), Not(Equal(X, ignore))), Arg(1), Zero), target,
                classWeights);
            weightSum = context.SumOverBatch("weightSum", X, weight);
        }
        return context.MeanOverClasses(sampleLoss, weightSum, classWeights?.Elements);
    }
}
