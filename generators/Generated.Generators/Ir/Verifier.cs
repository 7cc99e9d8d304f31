using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Ir;

/// <summary>Checks that a program is valid. A pass that breaks a program is a defect of the generator; it is found here and not in a user's results.</summary>
internal static class Verifier
{
    /// <summary>Throws if the program is not valid; the message names the pass that ran last.</summary>
    public static void Run(TensorProgram program, string pass)
    {
        var written = new HashSet<Value>(program.Values.Where(IsGiven));
        if (program.LossValue is null)
            written.UnionWith(program.Outputs.Select(output => output.Gradient).OfType<Value>());
        var slices = new HashSet<Value>();
        foreach (Operation operation in program.Operations)
        {
            program.Work.Step();
            Check(operation, pass);
            Require(operation is ProductOp or TransposeOp or PackOp || operation is MapOp map && IsAlike(map) || !operation.Inputs.Concat(operation.Outputs).Any(value => value.IsMatrix), pass, $"'{operation.Label}' goes through a matrix by rows, but matrices lie in panels.");
            foreach (Value input in operation.Inputs)
                Require(written.Contains(input.Storage) || Produces(operation, input), pass, $"'{operation.Label}' reads '{input}', which nothing has written.");
            foreach (Value output in operation.Outputs)
            {
                bool isNew = output.IsSlice ? slices.Add(output) : written.Add(output.Storage);
                Require(isNew, pass, $"'{operation.Label}' writes '{output}', which has been written or is given.");
                written.Add(output.Storage);
            }
        }
        Require(program.Outputs.Count > 0 && program.Outputs.Select(output => output.Value.Storage).Distinct().Count() == program.Outputs.Count, pass, "there is no output, or two share their memory.");
        foreach (ProgramOutput output in program.Outputs)
            Require(written.Contains(output.Value.Storage), pass, $"the output '{output.Value}' is not written.");
    }

    /// <summary>Whether the values of a map have the same layout, so that it does not matter which.</summary>
    private static bool IsAlike(MapOp map) => map.Arguments.All(argument => argument.Shape.Equals(map.Shape) || argument.Shape.Elements == 1) && !map.Results.Any(result => result.Expression.Descendants().Any(part => part is Column));

    private static bool Produces(Operation operation, Value value) => operation is RowsOp rows && rows.Outputs.Any(output => output.Storage == value.Storage);

    private static bool IsGiven(Value value) => value.Role is ValueRole.Input or ValueRole.Target or ValueRole.ClassTarget or ValueRole.Parameter or ValueRole.Buffer or ValueRole.Constant;

    private static void Check(Operation operation, string pass)
    {
        switch (operation)
        {
            case ContractOp op:
                Require(AxesFit(op.Left, op.LeftAxes) && AxesFit(op.Right, op.RightAxes) && AxesFit(op.Output, op.OutputAxes), pass, $"the axes of '{op.Label}' do not fit the shapes {op.Left.Shape}, {op.Right.Shape} and {op.Output.Shape}.");
                Require(op.LeftAxes.Concat(op.RightAxes).Concat(op.OutputAxes).Distinct().Count() == 3, pass, $"'{op.Label}' is no product of two matrices.");
                if (op.Epilogue is not null)
                    Check(op.Epilogue, pass);
                break;
            case MapOp op:
                foreach ((Value output, Expression expression) in op.Results)
                {
                    Require(output.Shape.Elements == op.Shape.Elements && output.Shape.Batched == op.Shape.Batched, pass, $"'{op.Label}' has results of different shapes.");
                    CheckExpression(expression, op.Shape, op.Arguments, op.Label, pass);
                }
                break;
            case ReduceOp op:
                bool reduces = op.Along switch
                {
                    Reduction.Positions => op.Output.Shape.Equals(TensorShape.OfSample(op.Domain.Channels())),
                    Reduction.Channels => op.Output.Shape.Equals(op.Domain.EachPosition()),
                    Reduction.Batch => op.Output.Shape.Elements == op.Domain.Elements,
                    _ => true,
                };
                Require(reduces && op.Domain.Batched, pass, $"'{op.Label}' reduces {op.Domain} to {op.Output.Shape}.");
                CheckExpression(op.Expression, op.Domain, op.Arguments, op.Label, pass);
                Require(op.Arguments.All(argument => argument.Literal is not null || Broadcast.CanRead(op.Along, Broadcast.Of(argument, op.Domain))), pass, $"'{op.Label}' sums along the batch what repeats along positions.");
                break;
            case ResampleOp op:
                Require(op.Input.Shape.Elements == op.Height.From * op.Width.From * op.Channels && op.Output.Shape.Elements == op.Height.To * op.Width.To * op.Channels, pass, $"the tables of '{op.Label}' do not fit {op.Input.Shape} and {op.Output.Shape}.");
                CheckTaps(op.Label, pass, op.Height, op.Width);
                break;
            case MaxPoolOp op:
                Require(op.Input.Shape.Elements == op.Height.From * op.Width.From * op.Channels && op.Output.Shape.Elements == op.Height.To * op.Width.To * op.Channels && (op.Winner is null || op.Winner.Shape.Equals(op.Output.Shape)), pass, $"the tables of '{op.Label}' do not fit {op.Input.Shape} and {op.Output.Shape}.");
                CheckTaps(op.Label, pass, op.Height, op.Width);
                Require(op.Height.Taps.Concat(op.Width.Taps).All(taps => taps.Count > 0), pass, $"'{op.Label}' has a window without elements.");
                break;
            case MaxPoolBackwardOp op:
                Require(op.Gradient.Shape.Elements == op.Height.From * op.Width.From * op.Channels && op.Winner.Shape.Elements == op.Gradient.Shape.Elements && op.Output.Shape.Elements == op.Height.To * op.Width.To * op.Channels, pass, $"the tables of '{op.Label}' do not fit {op.Gradient.Shape} and {op.Output.Shape}.");
                CheckTaps(op.Label, pass, op.Height, op.Width);
                break;
            case PermuteOp op:
                Require(op.Order.Length == op.Input.Shape.Axes.Count && op.Order.OrderBy(axis => axis).SequenceEqual(Enumerable.Range(0, op.Order.Length)) && op.Output.Shape.Axes.SequenceEqual(op.Order.Select(axis => op.Input.Shape.Axes[axis])), pass, $"'{op.Label}' puts the axes of {op.Input.Shape} into another order than those of {op.Output.Shape}.");
                break;
            case ConvOp op:
                CheckGeometry(op, pass);
                if (op.Epilogue is not null)
                    Check(op.Epilogue, pass);
                break;
            case PlaceOp op:
                foreach (Box box in op.Boxes)
                {
                    bool fits = box.Size.Zip(box.FromStart, (size, start) => size + start).Zip(box.From.Shape.Axes, (end, size) => end <= size).All(inside => inside)
                        && box.Size.Zip(box.ToStart, (size, start) => size + start).Zip(op.Output.Shape.Axes, (end, size) => end <= size).All(inside => inside);
                    Require(fits && box.Size.All(size => size > 0) && box.Size.Length == op.Output.Shape.Axes.Count && box.Size.Length == box.From.Shape.Axes.Count && box.From.Shape.Batched == op.Output.Shape.Batched, pass, $"a box of '{op.Label}' is not within {box.From.Shape} and {op.Output.Shape}.");
                }
                break;
            case TransposeOp op:
                Require(op.Output.Shape.Axes.SequenceEqual(op.Input.Shape.Axes.Reverse()), pass, $"'{op.Label}' transposes {op.Input.Shape} to {op.Output.Shape}.");
                break;
            case RowsOp op:
                foreach (Operation part in op.Body)
                    Check(part, pass);
                break;
        }
    }

    private static void CheckTaps(string label, string pass, params TapAxis[] axes) =>
        Require(axes.All(axis => axis.All.All(tap => tap.Position >= 0 && tap.Position < axis.From)), pass, $"'{label}' reads positions that its input does not have.");

    private static void CheckGeometry(ConvOp op, string pass)
    {
        ConvGeometry g = op.Geometry;
        (Value large, Value small) = op.Kind switch
        {
            ConvKind.Gather => (op.Left, op.Output),
            ConvKind.Scatter => (op.Output, op.Left),
            _ => (op.Left, op.Right),
        };
        Require(large.Shape.Elements == g.LargeElements && small.Shape.Elements == g.SmallElements && large.Shape.Batched && small.Shape.Batched, pass, $"the images of '{op.Label}', {large.Shape} and {small.Shape}, are not those of {g}.");
        Require(g.LargeChannels % g.Groups == 0 && g.SmallChannels % g.Groups == 0, pass, $"'{op.Label}' has {g.Groups} groups of {g.LargeChannels} and {g.SmallChannels} channels.");
    }

    private static void CheckExpression(Expression expression, TensorShape domain, Value[] arguments, string label, string pass)
    {
        foreach (Argument argument in expression.Descendants().OfType<Argument>())
        {
            Require(argument.Index < arguments.Length, pass, $"'{label}' has {arguments.Length} inputs; its expression reads input {argument.Index}.");
            TensorShape shape = arguments[argument.Index].Shape;
            Require(Broadcast.Of(shape, domain) != Spread.Misfit, pass, $"'{label}' goes through {domain}; its input '{arguments[argument.Index]}' is {shape}.");
        }
    }

    private static bool AxesFit(Value value, Axis[] axes)
    {
        IEnumerable<int> sizes = value.Shape.Batched ? [Axis.BatchSize, .. value.Shape.Axes] : value.Shape.Axes;
        return axes.Select(axis => axis.Size).SequenceEqual(sizes);
    }

    private static void Require(bool condition, string pass, string message)
    {
        if (!condition)
            throw new InvalidOperationException($"After '{pass}', {message}");
    }
}
