using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Ir;

/// <summary>What a caller gives to a program, each list in the order of the program's values. Weights are row by row, without panels.</summary>
/// <param name="Inputs">Samples one after another.</param>
/// <param name="Targets">Numbers, or indices of classes.</param>
/// <param name="Parameters">Parameters.</param>
/// <param name="Buffers">Running statistics.</param>
/// <param name="OutputGradients">Gradients of the outputs, for a program without a loss.</param>
/// <param name="Mask">The factors of a random mask, by its stream and length.</param>
internal sealed record Given(
    double[][] Inputs, double[][] Targets, double[][] Parameters, double[][] Buffers, double[][] OutputGradients, Func<RandomMaskOp, int, double[]> Mask);

/// <summary>How the results of operations are changed, to see how far those of another order of the same work may be from them.</summary>
internal interface IRounding
{
    /// <summary>The number, changed by as much as rounding may.</summary>
    /// <param name="number">The number.</param>
    /// <param name="magnitude">What its rounding is relative to: for a sum, the sum of its terms' magnitudes.</param>
    double Of(double number, double magnitude);
}

/// <summary>
/// Runs a program in <c>double</c>, operation by operation, as the definitions of the operations say and in no other way: no panels, no tiles, no
/// memory that is shared. What a pass does to a program must not change what this computes. Tests run it; the generator itself does not.
/// </summary>
internal sealed class Interpreter
{
    private readonly Given _given;
    private readonly IRounding? _rounding;
    private readonly Dictionary<Value, double[]> _memory = [];

    /// <summary>The weights that packing wrote, row by row as a convolution's definition has them.</summary>
    private readonly Dictionary<Value, double[]> _packed = [];

    private Interpreter(Given given, int batch, IRounding? rounding) => (_given, Batch, _rounding) = (given, batch, rounding);

    /// <summary>The number of samples.</summary>
    public int Batch { get; }

    /// <summary>Runs all functions, or only those up to the loss.</summary>
    /// <param name="program">The program.</param>
    /// <param name="given">What the caller gives to it.</param>
    /// <param name="batch">The number of samples.</param>
    /// <param name="onlyLoss">Whether to leave out the gradients.</param>
    /// <param name="isBackward">Whether the gradients of the outputs are those that are given, although there is a loss.</param>
    /// <param name="rounding">How every result of every operation is changed; null for not at all.</param>
    /// <returns>The memory of everything that was given and computed.</returns>
    public static Interpreter Run(TensorProgram program, Given given, int batch, bool onlyLoss = false, bool isBackward = false, IRounding? rounding = null)
    {
        var interpreter = new Interpreter(given, batch, rounding);
        interpreter.Fill(program, given.Inputs, ValueRole.Input);
        interpreter.Fill(program, given.Targets, ValueRole.Target);
        interpreter.Fill(program, given.Parameters, ValueRole.Parameter);
        interpreter.Fill(program, given.Buffers, ValueRole.Buffer);
        foreach (Function function in onlyLoss ? [program.Forward, program.Loss] : program.Functions)
        {
            if (function == program.Loss && isBackward)
                continue;
            if (function == program.Backward && (isBackward || program.LossValue is null))
            {
                for (int i = 0; i < program.Outputs.Count; i++)
                {
                    if (program.Outputs[i].Gradient is { } gradient)
                        interpreter._memory[gradient.Storage] = (double[])given.OutputGradients[i].Clone();
                }
            }
            foreach (Operation operation in function)
                operation.Interpret(interpreter);
        }
        return interpreter;
    }

    private void Fill(TensorProgram program, double[][] given, ValueRole role)
    {
        Value[] values = [.. program.WithRole(role)];
        for (int i = 0; i < values.Length; i++)
            _memory[values[i]] = (double[])given[i].Clone();
    }

    /// <summary>The product of a shape's symbols: the number of samples, 1 if it has no batch.</summary>
    public int SamplesOf(TensorShape shape) => shape.Symbols.Aggregate(1, (product, symbol) => product * Known(symbol));

    /// <summary>What a symbol stands for in this run.</summary>
    private int Known(Dim symbol) => symbol == Dim.Batch ? Batch : throw new NotSupportedException($"Nobody knows '{symbol}'.");

    /// <summary>The elements of a value, sample after sample.</summary>
    public double[] Of(Value value)
    {
        if (value.Literal is { } literal)
            return [literal];
        if (value.Elements is { } constants)
            return constants;
        if (!_memory.TryGetValue(value.Storage, out double[] memory))
            throw new InvalidOperationException($"'{value}' is read before it is written.");
        int samples = SamplesOf(value.Shape), size = value.Shape.Elements;
        var elements = new double[samples * size];
        for (int b = 0; b < samples; b++)
            Array.Copy(memory, value.StorageOffset + (b * value.SampleStride), elements, b * size, size);
        return elements;
    }

    /// <summary>Writes the elements of a value. What nobody writes is NaN, so that whoever reads it is found.</summary>
    public void Write(Value value, double[] elements)
    {
        int samples = SamplesOf(value.Shape), size = value.Shape.Elements;
        if (elements.Length != samples * size)
            throw new InvalidOperationException($"'{value}' {value.Shape} has {samples * size} elements, not {elements.Length}.");
        Value storage = value.Storage;
        if (!_memory.TryGetValue(storage, out double[] memory))
            _memory.Add(storage, memory = [.. Enumerable.Repeat(double.NaN, SamplesOf(storage.Shape) * storage.Shape.Elements)]);
        for (int b = 0; b < samples; b++)
            Array.Copy(elements, b * size, memory, value.StorageOffset + (b * value.SampleStride), size);
    }

    /// <summary>Weights that were packed, row by row; null if nobody packed them.</summary>
    public double[]? InRows(Value value) => _packed.TryGetValue(value, out double[] packed) ? packed : null;

    /// <summary>Keeps weights that were packed as rows, whatever the layout is.</summary>
    public void KeepInRows(Value value, double[] rows) => _packed[value] = rows;

    /// <summary>Stores sums; those of weights in a layout of the kernels' as rows without it.</summary>
    public void Store(Value output, double[] sums)
    {
        if (sums.Length == SamplesOf(output.Shape) * output.Shape.Elements && !_packed.ContainsKey(output))
            Write(output, sums);
        KeepInRows(output, sums);
    }

    /// <summary>The largest magnitude of all that was computed.</summary>
    public double Largest => _memory.Values.SelectMany(memory => memory).Select(Math.Abs).Where(number => !double.IsNaN(number)).DefaultIfEmpty(0).Max();

    /// <summary>Whether a program has written a value.</summary>
    public bool Has(Value value) => _memory.ContainsKey(value.Storage);

    /// <summary>The factors of a random mask.</summary>
    public double[] Mask(RandomMaskOp op) => _given.Mask(op, SamplesOf(op.Output.Shape) * op.Output.Shape.Elements);

    /// <summary>Sums of products, each rounded relatively to the magnitude of its terms.</summary>
    public double[] Rounded(double[] left, double[] right, Func<double[], double[], double[]> sums) => _rounding is null
        ? sums(left, right)
        : Rounded(sums(left, right), sums(Array.ConvertAll(left, Math.Abs), Array.ConvertAll(right, Math.Abs)));

    /// <summary>Numbers rounded relatively to magnitudes.</summary>
    public double[] Rounded(double[] exact, double[] magnitudes) => _rounding is null ? exact : [.. exact.Zip(magnitudes, _rounding.Of)];

    /// <summary>An argument of an expression, for each element of the domain that it is computed over, sample after sample.</summary>
    public double[] Repeated(Value value, TensorShape domain)
    {
        double[] elements = Of(value);
        int samples = SamplesOf(domain), size = domain.Elements, stride = value.Shape.Batched ? value.Shape.Elements : 0;
        var all = new double[samples * size];
        Access access = Access.Of(value.Literal is null ? value.Shape : TensorShape.Scalar, domain)
            ?? throw new InvalidOperationException($"'{value}' {value.Shape} does not fit {domain}.");
        int[] at = [.. Enumerable.Range(0, size).Select(access.IndexOf)];
        for (int b = 0; b < samples; b++)
        {
            for (int e = 0; e < size; e++)
                all[(b * size) + e] = elements[(b * stride) + at[e]];
        }
        return all;
    }

    /// <summary>An expression for each element of a domain.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="arguments">The arguments for each element.</param>
    /// <param name="domain">The domain.</param>
    public double[] Evaluate(Expression expression, double[][] arguments, TensorShape domain)
    {
        int length = SamplesOf(domain) * domain.Elements, channels = domain.Channels();
        var values = new Dictionary<Expression, double[]>();
        foreach (Expression part in expression.Descendants())
        {
            double[][] of = [.. part.Parts().Select(inner => values[inner])];
            double[] result = new double[length];
            Func<int, double> at = part switch
            {
                Constant constant => _ => constant.Value,
                Argument argument => e => arguments[argument.Index][e],
                AxisIndex index => e => index.Of(e % domain.Elements, domain),
                BatchSize => _ => Batch,
                Unary { Operator: UnaryOperator.Hold } => e => of[0][e],
                Unary unary => Evaluation.Of(unary.Operator) is var apply ? e => apply(of[0][e]) : null!,
                Binary binary => Evaluation.Of(binary.Operator) is var apply ? e => apply(of[0][e], of[1][e]) : null!,
                Select => e => of[0][e] != 0 ? of[1][e] : of[2][e],
                _ => throw new NotSupportedException(part.ToString()),
            };
            bool isRounded = _rounding is not null && part is Unary or Binary;
            for (int e = 0; e < length; e++)
            {
                result[e] = at(e);
                if (isRounded)
                    result[e] = _rounding!.Of(result[e], result[e]);
            }
            values[part] = result;
        }
        return values[expression];
    }

    /// <summary>The index along each axis of an element.</summary>
    public static int[] Index(int element, int[] sizes)
    {
        var index = new int[sizes.Length];
        for (int axis = sizes.Length - 1; axis >= 0; axis--)
        {
            index[axis] = element % sizes[axis];
            element /= sizes[axis];
        }
        return index;
    }

    /// <summary>The element at an index that begins elsewhere.</summary>
    public static int Offset(int[] index, int[] start, int[] sizes)
    {
        int offset = 0;
        for (int axis = 0; axis < sizes.Length; axis++)
            offset = (offset * sizes[axis]) + start[axis] + index[axis];
        return offset;
    }

    /// <summary>Goes through all taps: the places of the output's and the input's element among all samples, and the two taps.</summary>
    public void ForTaps(TapAxis height, TapAxis width, int channels, Action<int, int, Tap, Tap> action)
    {
        for (int b = 0; b < Batch; b++)
        {
            for (int y = 0; y < height.To; y++)
            {
                for (int x = 0; x < width.To; x++)
                {
                    foreach (Tap row in height.Taps[y])
                    {
                        foreach (Tap column in width.Taps[x])
                        {
                            int to = ((((b * height.To) + y) * width.To) + x) * channels;
                            int from = ((((b * height.From) + row.Position) * width.From) + column.Position) * channels;
                            for (int c = 0; c < channels; c++)
                                action(to + c, from + c, row, column);
                        }
                    }
                }
            }
        }
    }
}
