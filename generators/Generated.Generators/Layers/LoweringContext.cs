using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Frontend.Specs;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Layers.Shared;
using Reduction = Generated.Generators.Layers.Shared.Reduction;

namespace Generated.Generators.Layers;

/// <summary>The operations with which a layer writes its forward computation.</summary>
internal class LoweringContext(TensorProgram program, ShapedLayer layer, bool training, IReadOnlyDictionary<string, Value> marks, List<Parameter> parameters)
{
    public TensorProgram Program { get; } = program;

    /// <summary>The function that the layer writes.</summary>
    protected virtual Function Function => Program.Forward;

    /// <summary>Adds an operation of the layer.</summary>
    public void Add(Operation operation)
    {
        operation.Label = LayerName;
        Function.Add(operation);
    }

    public LayerSpec Spec => layer.Spec;

    /// <summary>The layer's path, such as <c>Dense1</c>, or <c>Stage2.Block1.Dense1</c> within a block.</summary>
    public string LayerName => layer.Name;

    /// <summary>The name of the layer's output in the program, such as <c>dense1</c>, or <c>stage2Block1Dense1</c>.</summary>
    public string ValueName => Identifiers.Camel(Identifiers.Joined(layer.Name));

    /// <summary>The shape of one sample of the layer's output.</summary>
    public int[] OutputShape => layer.Output;

    /// <summary>Whether this is the program for training, not the one for prediction.</summary>
    public bool Training { get; } = training;

    /// <summary>The values of the marks that the layer reads, in the order in which it declares them.</summary>
    public IReadOnlyList<Value> Marked { get; } = [.. layer.Definition.Reads.Select(mark => marks[mark.Name!])];

    /// <summary>Adds a parameter tensor, or returns that of another layer if the layer uses its parameters.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="kind">What it is for.</param>
    /// <param name="shape">Its shape in memory, as the program sees it.</param>
    /// <param name="standardShape">Its shape as PyTorch states it.</param>
    /// <param name="standardStrides">The distances in memory along the axes of <paramref name="standardShape"/>.</param>
    /// <param name="initialization">How it is drawn.</param>
    /// <param name="panel">For a matrix, the columns of its panels if they differ from those of other matrices.</param>
    public Value Parameter(
        TensorName name, ParameterKind kind, TensorShape shape, int[] standardShape, int[] standardStrides, Initialization initialization, int panel = 0)
    {
        if (layer.WeightsOf is { } lender)
        {
            string lent = parameters.Single(parameter => parameter.Layer == lender && parameter.Name == name.InFiles).ValueName;
            return Program.Values.Single(shared => shared.Role == ValueRole.Parameter && shared.Name == lent);
        }
        Value value = Program.NewValue(ValueName + name.Property, shape, ValueRole.Parameter);
        int offset = parameters.Count == 0 ? 0 : parameters[parameters.Count - 1].End;
        parameters.Add(new Parameter(
            value.Name, LayerName, name.InFiles, name.Property, kind, offset, standardShape, standardStrides, panel,
                initialization) { FileLayer = layer.FileName });
        return value;
    }

    /// <summary>An expression for every element of the inputs, which have the same shape or repeat along axes that they lack.</summary>
    public Value Map(string name, Expression expression, Value[] inputs, Expression? derivativeFromOutput = null)
    {
        TensorShape shape = inputs.Select(input => input.Shape).OrderByDescending(Rank).ThenByDescending(shape => shape.Elements).First();
        Value output = Program.NewValue(name, shape, ValueRole.Intermediate);
        Add(new MapOp(inputs, [(output, expression)]) { DerivativeFromOutput = derivativeFromOutput });
        return output;
    }

    /// <summary>The sum or maximum of an expression along each sample's axis.</summary>
    public Value Reduce(string name, ReduceKind kind, Expression expression, params Value[] inputs) =>
        Reduce(name, kind, inputs.Select(input => input.Shape).OrderByDescending(Rank).First(), expression, inputs);

    /// <summary>The sum or maximum of an expression along the axis of each sample of <paramref name="domain"/>; no input need have this whole shape.</summary>
    public Value Reduce(string name, ReduceKind kind, TensorShape domain, Expression expression, params Value[] inputs)
    {
        Value output = Program.NewValue(name, TensorShape.PerSample, ValueRole.Intermediate);
        Add(new ReduceOp(output, kind, domain, expression, inputs));
        return output;
    }

    /// <summary>The sum or maximum of an expression along the last axis: a number for each position, or for each sample if there are no other axes.</summary>
    public Value ReduceLast(string name, ReduceKind kind, Expression expression, params Value[] inputs)
    {
        TensorShape domain = inputs[0].Shape;
        Value output = Program.NewValue(name, domain.Axes.Count > 1 ? domain.EachPosition() : TensorShape.PerSample, ValueRole.Intermediate);
        Add(new ReduceOp(output, kind, domain, expression, inputs));
        return output;
    }

    /// <summary>
    /// The sum of an expression over all positions of each sample, for each channel: <c>[batch, C]</c>. The shape is that of the first input, which
    /// has several axes.
    /// </summary>
    public Value SumOfPositions(string name, Expression expression, params Value[] inputs)
    {
        TensorShape domain = inputs[0].Shape;
        Value output = Program.NewValue(name, TensorShape.OfSample(domain.Channels()), ValueRole.Intermediate);
        Add(new ReduceOp(output, ReduceKind.Sum, domain, expression, inputs));
        return output;
    }

    /// <summary>The sum of an expression over all positions of all samples, for each channel: <c>[C]</c>. The shape is that of the first input.</summary>
    public Value SumOfChannels(string name, Expression expression, params Value[] inputs)
    {
        TensorShape domain = inputs[0].Shape;
        if (domain.Axes.Count > 1)
        {
            Value ofSamples = SumOfPositions(name + "OfSamples", expression, inputs);
            (domain, expression, inputs) = (ofSamples.Shape, Algebra.X, [ofSamples]);
        }
        Value output = Program.NewValue(name, TensorShape.Of(domain.Channels()), ValueRole.Intermediate);
        Add(new ReduceOp(output, ReduceKind.Sum, domain, expression, inputs));
        return output;
    }

    /// <summary>A value with all axes of a larger shape, repeated along those that it lacks.</summary>
    public Value Repeat(string name, TensorShape shape, Value value)
    {
        Value output = Program.NewValue(name, shape, ValueRole.Intermediate);
        Add(new MapOp([value], [(output, Algebra.X)]));
        return output;
    }

    /// <summary>Adds a stored tensor with one number for each channel: the network keeps it between calls, and no optimizer changes it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="length">Its number of elements.</param>
    /// <param name="initial">The initial value of its elements.</param>
    public Value Buffer(TensorName name, int length, double initial)
    {
        Value value = Program.NewValue(ValueName + name.Property, TensorShape.Of(length), ValueRole.Buffer);
        int offset = Program.Stored.Sum(other => other.Length);
        Program.Stored.Add(new StoredTensor(value, LayerName, name.InFiles, name.Property, offset, initial) { FileLayer = layer.FileName });
        return value;
    }

    /// <summary>Lets the training pass update a stored tensor, once: argument 0 is its old value.</summary>
    public void Update(Value buffer, Expression expression, params Value[] inputs)
    {
        Value next = Program.NewValue(buffer.Name + "Next", buffer.Shape, ValueRole.BufferUpdate);
        next.UpdateOf = buffer;
        Add(new MapOp([buffer, .. inputs], [(next, expression)]));
    }

    /// <summary>The sum of an expression along the batch.</summary>
    public Value SumOverBatch(string name, Expression expression, params Value[] inputs)
    {
        Value output = Program.NewValue(name, TensorShape.Scalar, ValueRole.Intermediate);
        Add(new ReduceOp(output, ReduceKind.Sum, TensorShape.PerSample, expression, inputs));
        return output;
    }

    /// <summary>The same samples as vectors.</summary>
    public Value Flat(Value value) => Program.Reshaped(value, TensorShape.OfSample(value.Shape.Elements));

    private static int Rank(TensorShape shape) => (shape.Batched ? 100 : 0) + shape.Axes.Count;
}

/// <summary>Additional operations for writing a loss.</summary>
/// <param name="program">The program.</param>
/// <param name="output">The output that the loss compares with its target.</param>
/// <param name="named">The name and shape of this output in the network.</param>
/// <param name="losses">The number of losses of the network.</param>
/// <param name="layer">The loss.</param>
/// <param name="training">Whether dropout is active.</param>
/// <param name="marks">The marked values.</param>
/// <param name="parameters">The network's parameters.</param>
internal sealed class LossContext(TensorProgram program, ProgramOutput output, ShapedOutput named, int losses, ShapedLayer layer, bool training,
    IReadOnlyDictionary<string, Value> marks, List<Parameter> parameters)
    : LoweringContext(program, layer, training, marks, parameters)
{
    protected override Function Function => Program.Loss;

    private Reduction Reduced => named.LossDefinition!.Reduction;

    /// <summary>Whether the loss is the mean, which is the default.</summary>
    public bool IsMean => Reduced == Reduction.Mean;

    /// <summary>The name of the loss's value: if there are several losses, it includes the name of the output.</summary>
    public string LossName => losses > 1 ? named.Name + "Loss" : "loss";

    /// <summary>The target as numbers, with the shape of one sample.</summary>
    public Value NumberTarget(TensorShape shape) => output.Target = Program.NewValue(named.Target, shape, ValueRole.Target);

    /// <summary>
    /// The target as the index of the right class: one for each position of scores whose last axis is the classes, or one for each sample if there
    /// are no other axes.
    /// </summary>
    public Value ClassTarget(TensorShape scores, int ignoreIndex)
    {
        output.TargetClasses = scores.Channels();
        output.IgnoreIndex = ignoreIndex;
        return output.Target = Program.NewValue(named.Target, OfEachPosition(scores), ValueRole.Target, type: DType.Int32);
    }

    /// <summary>
    /// Sums an expression over the classes of each position, then over the positions of each sample. The sums are named <c>position</c> and
    /// <c>sample</c>, followed by the name.
    /// </summary>
    public Value SumOfClasses(string name, TensorShape scores, Expression expression, params Value[] inputs)
    {
        if (scores.Axes.Count == 1)
            return Reduce("sample" + name, ReduceKind.Sum, scores, expression, inputs);
        Value ofPositions = Program.NewValue("position" + name, OfEachPosition(scores), ValueRole.Intermediate);
        Add(new ReduceOp(ofPositions, ReduceKind.Sum, scores, expression, inputs));
        return Reduce("sample" + name, ReduceKind.Sum, Algebra.X, ofPositions);
    }

    private static TensorShape OfEachPosition(TensorShape scores) => scores.Axes.Count > 1 ? scores.EachPosition() : TensorShape.PerSample;

    /// <summary>Numbers known at compile time, one for each element of a sample.</summary>
    public Value Constants(string name, double[] elements)
    {
        Value value = Program.NewValue(name, TensorShape.Of(elements.Length), ValueRole.Constant);
        value.Elements = elements;
        return value;
    }

    /// <summary>
    /// The loss of an output that is compared element by element with the target: argument 0 is the output, argument 1 the target, further arguments
    /// are <paramref name="others"/>.
    /// </summary>
    public Value ElementByElement(Value y, Expression loss, params Value[] others) => ElementByElement(y, loss, null, others);

    /// <summary>The same with an explicit slope of the loss with respect to the output; null for the derivative of the expression.</summary>
    public Value ElementByElement(Value y, Expression loss, Expression? slope, params Value[] others)
    {
        Value flat = Flat(y);
        Value target = NumberTarget(flat.Shape);
        Value perSample = Program.NewValue("sampleLoss", TensorShape.PerSample, ValueRole.Intermediate);
        Add(new ReduceOp(perSample, ReduceKind.Sum, flat.Shape, loss, [flat, target, .. others]) { Slope = slope });
        return Total(perSample, flat.Shape.Elements);
    }

    /// <summary>The sum of the samples' losses, divided by the sum of the classes' weights of the targets that count.</summary>
    public Value MeanOverClasses(Value perSample, Value weightSum, double[]? classWeights)
    {
        output.Divisor = LossDivisor.Classes;
        output.ClassWeights = classWeights;
        Value sum = SumOverBatch("lossSum", Algebra.X, perSample);
        return Map(LossName, Algebra.X / Algebra.Arg(1), [sum, weightSum]);
    }

    /// <summary>Reduces the numbers of the samples to one, by the reduction that was chosen.</summary>
    /// <param name="perSample">The losses of the samples.</param>
    /// <param name="elements">The number of elements in the sum of each sample, for the mean.</param>
    public Value Total(Value perSample, int elements = 1)
    {
        Expression count = Reduced switch
        {
            Reduction.Mean => new BatchSize() * (double)elements,
            Reduction.BatchMean => new BatchSize(),
            _ => Algebra.One,
        };
        output.Divisor = Reduced == Reduction.Sum ? LossDivisor.None : LossDivisor.Samples;
        Value sum = SumOverBatch("lossSum", Algebra.X, perSample);
        return Map(LossName, Algebra.X / count, [sum]);
    }
}

/// <summary>A parameter tensor: its names, place and shape, and how it is drawn.</summary>
/// <param name="Panel">The columns of its panels if they differ from those of other matrices; otherwise 0.</param>
internal sealed record Parameter(
    string ValueName, string Layer, string Name, string Property, ParameterKind Kind, int Offset, int[] Shape, int[] Strides, int Panel,
    Initialization Initialization)
{
    /// <summary>The layer's path in files.</summary>
    public string FileLayer { get; init; } = Layer;

    /// <summary>The columns of a matrix that lies in panels, which the schedule decides; otherwise 0.</summary>
    public int Columns { get; init; }

    public int Length => Shape.Elements();

    public int End => Offset + Length;

    /// <summary>The name in checkpoints, such as <c>Dense1.weight</c>.</summary>
    public string FullName => FileLayer + "." + Name;
}

/// <summary>How a parameter is initialised: the initializer, its scale, and the fans that it depends on.</summary>
internal sealed record Initialization(Initializer Initializer, double Scale, int FanIn, int FanOut);
