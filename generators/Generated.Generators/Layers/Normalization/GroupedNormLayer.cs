using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Normalization;

/// <summary>(x - mean)/√(variance + epsilon) of each sample's groups of channels, over all positions, scaled and shifted channel by channel.</summary>
/// <param name="given">The options that were given.</param>
/// <param name="affine">The default of the option of that name.</param>
internal abstract class GroupedNormLayer(Options given, bool affine) : NormalizationLayer(given, affine: affine)
{
    /// <summary>The number of groups of so many channels.</summary>
    protected abstract int GroupsOf(int channels);

    public override Value Lower(LoweringContext context, Value input)
    {
        string name = context.ValueName;
        int channels = input.Shape.Channels();
        int groups = GroupsOf(channels);
        int[]? affine = IsAffine ? [channels] : null;
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
        Value inverse = PerChannel(name + "Inverse", One / Sqrt((X / count) + Epsilon), squares);
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
