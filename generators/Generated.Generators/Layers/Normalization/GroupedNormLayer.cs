using System.Linq;
using Generated.Generators.Frontend.Specs;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Normalization;

/// <summary>
/// (x - mean)/√(variance + epsilon) of each sample's groups of channels, over all positions, scaled and shifted channel by channel.
/// Wu and He, 2018.
/// </summary>
internal class GroupNormLayer : NormalizationLayer
{
    public override int[]? Infer(ShapeContext context, int[] input)
    {
        int groups = GroupsOf(context.Options, input.Last());
        // A single value is its own mean: the output would be the shift alone, for any input.
        return CheckEpsilon(context)
            & (context.Require(groups >= 1 && input.Last() % groups == 0, "Groups", $"a divisor of the {input.Last()} channels", groups)
                && context.Require(input.Elements() > groups, "Groups", $"fewer than the {input.Elements()} values of a sample: more than one value in each group", groups)) ? input : null;
    }

    public override string Describe(Options options) => GroupsOf(options, 1) is var groups && groups == 1 ? "1 group" : FormattableString.Invariant($"{groups} groups");

    protected virtual int GroupsOf(Options options, int channels) => options.Integer("Groups");

    public override Value Lower(LoweringContext context, Value input)
    {
        string name = context.ValueName;
        int channels = input.Shape.Channels();
        int groups = GroupsOf(context.Options, channels);
        int[]? affine = IsAffine(context.Options) ? [channels] : null;
        if (input.Shape.Axes.Count == 1)
        {
            Value rows = context.Program.Reshaped(input, groups == 1 ? input.Shape : TensorShape.OfSample(groups, channels / groups));
            return context.Program.Reshaped(NormalizeRows(context, rows, affine), input.Shape);
        }

        double count = (double)input.Shape.Positions() * (channels / groups);
        Value sum = context.SumOfPositions(name + "Sum", X, input);
        Value mean = PerChannel(name + "Mean", X / count, sum);
        // The sum of squares is minimal at the mean: its derivative may treat the mean as constant.
        Value squares = context.SumOfPositions(name + "Squares", Square(X - Hold(Arg(1))), input, mean);
        Value inverse = PerChannel(name + "Inverse", One / Sqrt((X / count) + Epsilon(context.Options)), squares);
        if (affine is null)
            return context.Map(name, (X - Arg(1)) * Arg(2), [input, mean, inverse]);
        Value factor = context.Map(name + "Factor", X * Arg(1), [inverse, Scale(context, affine)]);
        return context.Map(name, ((X - Arg(1)) * Arg(2)) + Arg(3), [input, mean, factor, Shift(context, affine)]);

        // From the sums of the channels to the number of each group, repeated for the channels of the group.
        Value PerChannel(string what, Expression expression, Value sums)
        {
            if (groups == channels)
                return context.Map(what, expression, [sums]);
            var grouped = TensorShape.OfSample(groups, channels / groups);
            Value ofGroup = context.ReduceLast(what + "OfGroup", ReduceKind.Sum, X, context.Program.Reshaped(sums, grouped));
            Value number = context.Map(what + "Number", expression, [ofGroup]);
            return context.Program.Reshaped(context.Repeat(what, grouped, number), TensorShape.OfSample(channels));
        }
    }
}

/// <summary>
/// (x - mean)/√(variance + epsilon) of each sample's channels, over all positions. Ulyanov et al., 2016.
/// </summary>
internal sealed class InstanceNormLayer : GroupNormLayer
{
    protected override bool AffineByDefault => false;

    protected override int GroupsOf(Options options, int channels) => channels;

    public override string Describe(Options options) => "";

    public override int[]? Infer(ShapeContext context, int[] input)
    {
        if (input.Elements() > input.Last())
            return base.Infer(context, input);
        context.Report(DiagnosticIds.ShapeMismatch, null, context.Spec.Kind, "more than one position, such as an image or a sequence", Shapes.Text(input), "; [LayerNorm] normalises vectors");
        return null;
    }
}
