using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Tests.Ir;

/// <summary>What a caller gives to a program, each list in the order of the program's values. Weights are row by row, without panels.</summary>
/// <param name="Inputs">Samples one after another.</param>
/// <param name="Targets">Numbers, or indices of classes.</param>
/// <param name="Parameters">Parameters.</param>
/// <param name="Buffers">Running statistics.</param>
/// <param name="OutputGradients">Gradients of the outputs, for a program without a loss.</param>
/// <param name="Mask">The factors of a random mask, by its stream and length.</param>
internal sealed record Given(double[][] Inputs, double[][] Targets, double[][] Parameters, double[][] Buffers, double[][] OutputGradients, Func<RandomMaskOp, int, double[]> Mask);

/// <summary>
/// Changes numbers at random by as much as rounding may: what a result becomes with it shows how far the result of another order of the same work, or of
/// another precision, may be from the exact one (stochastic arithmetic, J. Vignes 1978).
/// </summary>
/// <param name="size">The relative size of a change, at most.</param>
/// <param name="seed">The seed of the changes.</param>
internal sealed class Rounding(double size, int seed)
{
    private readonly Random _random = new(seed);

    public double Of(double number) => Of(number, number);

    /// <summary>A number whose rounding is relative to another one: a sum's to the sum of its terms' magnitudes.</summary>
    public double Of(double number, double magnitude) => double.IsFinite(magnitude) ? number + (magnitude * size * ((2 * _random.NextDouble()) - 1)) : number;
}

/// <summary>
/// Runs a program in <c>double</c>, operation by operation, as the definitions of the operations say and in no other way: no panels, no tiles, no
/// memory that is shared. What a pass does to a program must not change what this computes.
/// </summary>
internal sealed class Interpreter
{
    private readonly TensorProgram _program;
    private readonly Given _given;
    private readonly int _batch;
    private readonly Rounding? _rounding;
    private readonly Dictionary<Value, double[]> _memory = [];

    /// <summary>The weights that packing wrote, row by row as a convolution's definition has them.</summary>
    private readonly Dictionary<Value, double[]> _packed = [];

    private Interpreter(TensorProgram program, Given given, int batch, Rounding? rounding) => (_program, _given, _batch, _rounding) = (program, given, batch, rounding);

    /// <summary>Runs all sections, or only those up to the loss.</summary>
    /// <param name="program">The program.</param>
    /// <param name="given">What the caller gives to it.</param>
    /// <param name="batch">The number of samples.</param>
    /// <param name="onlyLoss">Whether to leave out the gradients.</param>
    /// <param name="isBackward">Whether the gradients of the outputs are those that are given, although there is a loss.</param>
    /// <param name="rounding">How every result of every operation is changed; null for not at all.</param>
    /// <returns>The memory of everything that was given and computed.</returns>
    public static Interpreter Run(TensorProgram program, Given given, int batch, bool onlyLoss = false, bool isBackward = false, Rounding? rounding = null)
    {
        var interpreter = new Interpreter(program, given, batch, rounding);
        interpreter.Fill(given.Inputs, ValueRole.Input);
        interpreter.Fill(given.Targets, ValueRole.Target, ValueRole.ClassTarget);
        interpreter.Fill(given.Parameters, ValueRole.Parameter);
        interpreter.Fill(given.Buffers, ValueRole.Buffer);
        foreach (List<Operation> section in onlyLoss ? [program.Forward, program.Loss] : program.Sections)
        {
            if (section == program.Loss && isBackward)
                continue;
            if (section == program.Backward && (isBackward || program.LossValue is null))
            {
                for (int i = 0; i < program.Outputs.Count; i++)
                {
                    if (program.Outputs[i].Gradient is { } gradient)
                        interpreter._memory[gradient.Storage] = (double[])given.OutputGradients[i].Clone();
                }
            }
            foreach (Operation operation in section)
                interpreter.Execute(operation);
        }
        return interpreter;
    }

    /// <summary>The elements of a value, sample after sample.</summary>
    public double[] Of(Value value)
    {
        int samples = value.Shape.Batched ? _batch : 1, size = value.Shape.Elements;
        var elements = new double[samples * size];
        Place place = PlaceOf(value);
        for (int b = 0; b < samples; b++)
            Array.Copy(place.Memory, place.Start + (b * place.Stride), elements, b * size, size);
        return elements;
    }

    /// <summary>The largest magnitude of all that was computed.</summary>
    public double Largest
    {
        get
        {
            double largest = 0;
            foreach (double[] memory in _memory.Values)
            {
                foreach (double number in memory)
                {
                    if (Math.Abs(number) > largest)
                        largest = Math.Abs(number);
                }
            }
            return largest;
        }
    }

    /// <summary>Whether a program has written a value.</summary>
    public bool Has(Value value) => _memory.ContainsKey(value.Storage);

    private void Fill(double[][] given, params ValueRole[] roles)
    {
        Value[] values = [.. _program.Values.Where(value => value.ViewOf is null && roles.Contains(value.Role))];
        for (int i = 0; i < values.Length; i++)
            _memory[values[i]] = (double[])given[i].Clone();
    }

    private void Execute(Operation operation)
    {
        switch (operation)
        {
            case RowsOp rows:
                // Every operation of a body keeps to the row, so that it does not matter whether it goes through all rows at once.
                foreach (Operation part in rows.Body)
                    Execute(part);
                break;
            case ContractOp op:
                Finish(op, Rounded(Of(op.Left), Of(op.Right), (left, right) => Contract(op, left, right)));
                break;
            case ConvOp op:
                Finish(op, Rounded(Of(op.Left), op.Kind == ConvKind.Weights ? Of(op.Right) : WeightsOf(op), (left, right) => Convolve(op, left, right)));
                break;
            case MapOp op:
                Map(op, sums: null);
                break;
            case ReduceOp op:
                Reduce(op);
                break;
            case RandomMaskOp op:
                Write(op.Output, _given.Mask(op, (op.Output.Shape.Batched ? _batch : 1) * op.Output.Shape.Elements));
                break;
            case TransposeOp op:
                Write(op.Output, Transposed(Of(op.Input), op.Input.Shape.Axes[0], op.Input.Shape.Axes[1]));
                break;
            case PackOp op:
                Pack(op);
                break;
            case PlaceOp op:
                PlaceBoxes(op);
                break;
            case ResampleOp op:
                Resample(op);
                break;
            case MaxPoolOp op:
                Pool(op);
                break;
            case MaxPoolBackwardOp op:
                Unpool(op);
                break;
            case PermuteOp op:
                Permute(op);
                break;
            default:
                throw new NotSupportedException(operation.GetType().Name);
        }
    }

    /// <summary>Where a value lies.</summary>
    /// <param name="Memory">The elements of all samples of the value that owns the memory.</param>
    /// <param name="Start">The index of its first element.</param>
    /// <param name="Stride">The distance between samples; 0 for a value without a batch.</param>
    private readonly record struct Place(double[] Memory, int Start, int Stride)
    {
        public double At(int sample, int element) => Memory[Start + (sample * Stride) + element];
    }

    private Place PlaceOf(Value value)
    {
        if (value.Literal is { } literal)
            return new([literal], 0, 0);
        if (value.Elements is { } constants)
            return new(constants, 0, 0);
        Value storage = value.Storage;
        return _memory.TryGetValue(storage, out double[]? memory)
            ? new(memory, value.StorageOffset, storage.Shape.Batched ? storage.Shape.Elements : 0)
            : throw new InvalidOperationException($"'{value}' is read before it is written.");
    }

    /// <summary>Where to write a value. What nobody writes is NaN, so that whoever reads it is found.</summary>
    private Place PlaceToWrite(Value value)
    {
        Value storage = value.Storage;
        if (!_memory.ContainsKey(storage))
        {
            var memory = new double[(storage.Shape.Batched ? _batch : 1) * storage.Shape.Elements];
            Array.Fill(memory, double.NaN);
            _memory.Add(storage, memory);
        }
        return PlaceOf(value);
    }

    private void Write(Value value, double[] elements)
    {
        int samples = value.Shape.Batched ? _batch : 1, size = value.Shape.Elements;
        if (elements.Length != samples * size)
            throw new InvalidOperationException($"'{value}' {value.Shape} has {samples * size} elements, not {elements.Length}.");
        Place place = PlaceToWrite(value);
        for (int b = 0; b < samples; b++)
            Array.Copy(elements, b * size, place.Memory, place.Start + (b * place.Stride), size);
    }

    /// <summary>Sums of products, each rounded relatively to the magnitude of its terms.</summary>
    private double[] Rounded(double[] left, double[] right, Func<double[], double[], double[]> sums)
    {
        double[] exact = sums(left, right);
        if (_rounding is null)
            return exact;
        double[] magnitudes = sums(Array.ConvertAll(left, Math.Abs), Array.ConvertAll(right, Math.Abs));
        return [.. exact.Zip(magnitudes, _rounding.Of)];
    }

    /// <summary>The arguments of an expression, for each element of the domain that it is computed over.</summary>
    private sealed class Reader
    {
        private readonly Place _place;
        private readonly Spread _spread;
        private readonly int _channels;

        public Reader(Interpreter interpreter, Value value, TensorShape domain)
        {
            _place = interpreter.PlaceOf(value);
            _channels = domain.Channels();
            _spread = value.Literal is null ? Broadcast.Of(value, domain) : Spread.Number;
            if (_spread == Spread.Misfit)
                throw new InvalidOperationException($"'{value}' {value.Shape} does not fit {domain}.");
        }

        /// <summary>The argument of each element, sample after sample.</summary>
        public double[] All(int samples, int size)
        {
            var all = new double[samples * size];
            for (int b = 0; b < samples; b++)
            {
                ReadOnlySpan<double> memory = _place.Memory.AsSpan(_place.Start + (b * _place.Stride));
                Span<double> to = all.AsSpan(b * size, size);
                for (int e = 0; e < size; e++)
                {
                    to[e] = memory[_spread switch
                    {
                        Spread.None or Spread.Elements => e,
                        Spread.Number or Spread.Sample => 0,
                        Spread.Channels or Spread.SampleChannels => e % _channels,
                        Spread.Positions => e / _channels,
                        _ => throw new InvalidOperationException(_spread.ToString()),
                    }];
                }
            }
            return all;
        }
    }

    /// <summary>Stores the sums of a product, or what its epilogue makes of them.</summary>
    private void Finish(ProductOp op, double[] sums)
    {
        if (op.Epilogue is null)
            Store(op.Output, sums);
        else
            Map(op.Epilogue, sums);
    }

    /// <summary>Stores sums; those of weights in a layout of the kernels' as rows without it.</summary>
    private void Store(Value output, double[] sums)
    {
        if (sums.Length == (output.Shape.Batched ? _batch : 1) * output.Shape.Elements && !_packed.ContainsKey(output))
            Write(output, sums);
        _packed[output] = sums;
    }

    private void Map(MapOp op, double[]? sums)
    {
        TensorShape shape = op.Shape;
        int samples = shape.Batched ? _batch : 1, size = shape.Elements, channels = shape.Channels();
        double[][] arguments = [.. op.Arguments.Select((argument, a) => a == 0 && sums is not null ? sums : new Reader(this, argument, shape).All(samples, size))];
        double[][] results = [.. op.Results.Select(result => new Formula(result.Expression, _rounding).Of(arguments, samples * size, channels, _batch))];
        for (int r = 0; r < results.Length; r++)
            Write(op.Results[r].Output, results[r]);
    }

    private void Reduce(ReduceOp op)
    {
        TensorShape domain = op.Domain;
        int channels = domain.Channels(), elements = domain.Elements;
        double[] numbers = new Formula(op.Expression, _rounding).Of([.. op.Arguments.Select(argument => new Reader(this, argument, domain).All(_batch, elements))], _batch * elements, channels, _batch);
        int size = op.Output.Shape.Elements;
        double[] results = new double[(op.Output.Shape.Batched ? _batch : 1) * size], magnitudes = new double[results.Length];
        Array.Fill(results, op.Kind == ReduceKind.Sum ? 0 : double.NegativeInfinity);
        for (int b = 0; b < _batch; b++)
        {
            for (int e = 0; e < elements; e++)
            {
                double number = numbers[(b * elements) + e];
                int at = op.Along switch
                {
                    Generators.Ir.Expressions.Reduction.Sample => b,
                    Generators.Ir.Expressions.Reduction.Positions => (b * size) + (e % channels),
                    Generators.Ir.Expressions.Reduction.Channels => (b * size) + (e / channels),
                    _ => e,
                };
                results[at] = op.Kind == ReduceKind.Sum ? results[at] + number : Math.Max(results[at], number);
                magnitudes[at] += Math.Abs(number);
            }
        }
        Write(op.Output, _rounding is null || op.Kind != ReduceKind.Sum ? results : [.. results.Zip(magnitudes, _rounding.Of)]);
    }

    private double[] Contract(ContractOp op, double[] left, double[] right)
    {
        Axis[] axes = [.. op.OutputAxes, op.SummedAxis];
        int[] sizes = [.. axes.Select(axis => axis.IsBatch ? _batch : axis.Size)];
        int[] ofLeft = Strides(op.LeftAxes), ofRight = Strides(op.RightAxes);
        var sums = new double[sizes[0] * sizes[1]];
        for (int i = 0; i < sizes[0]; i++)
        {
            for (int j = 0; j < sizes[1]; j++)
            {
                double sum = 0;
                for (int k = 0; k < sizes[2]; k++)
                    sum += left[(i * ofLeft[0]) + (j * ofLeft[1]) + (k * ofLeft[2])] * right[(i * ofRight[0]) + (j * ofRight[1]) + (k * ofRight[2])];
                sums[(i * sizes[1]) + j] = sum;
            }
        }
        return sums;

        int[] Strides(Axis[] of)
        {
            var strides = new int[3];
            int stride = 1;
            foreach (Axis axis in of.Reverse())
            {
                int i = Array.IndexOf(axes, axis);
                (strides[i], stride) = (stride, stride * sizes[i]);
            }
            return strides;
        }
    }

    /// <summary>small[b, y, n] = Σ large[b, y·stride - before + k·dilation, c]·weights[k, c, n], for the one of the three that is computed.</summary>
    private double[] Convolve(ConvOp op, double[] left, double[] right)
    {
        ConvGeometry g = op.Geometry;
        int rows = g.WeightRows, columns = g.SmallChannels;
        var result = new double[op.Kind switch { ConvKind.Gather => _batch * g.SmallElements, ConvKind.Scatter => _batch * g.LargeElements, _ => rows * columns }];
        for (int b = 0; b < _batch; b++)
        {
            for (int y = 0; y < g.Height.Small; y++)
            {
                for (int x = 0; x < g.Width.Small; x++)
                {
                    for (int i = 0; i < g.Height.Kernel; i++)
                    {
                        int row = (y * g.Height.Stride) - g.Height.Before + (i * g.Height.Dilation);
                        if (row < 0 || row >= g.Height.Large)
                            continue;
                        for (int j = 0; j < g.Width.Kernel; j++)
                        {
                            int column = (x * g.Width.Stride) - g.Width.Before + (j * g.Width.Dilation);
                            if (column < 0 || column >= g.Width.Large)
                                continue;
                            for (int n = 0; n < columns; n++)
                            {
                                int group = n / g.SmallChannelsOfGroup;
                                int small = (b * g.SmallElements) + (((y * g.Width.Small) + x) * columns) + n;
                                for (int c = 0; c < g.LargeChannelsOfGroup; c++)
                                {
                                    int large = (b * g.LargeElements) + (((row * g.Width.Large) + column) * g.LargeChannels) + (group * g.LargeChannelsOfGroup) + c;
                                    int weight = (((((i * g.Width.Kernel) + j) * g.LargeChannelsOfGroup) + c) * columns) + n;
                                    switch (op.Kind)
                                    {
                                        case ConvKind.Gather:
                                            result[small] += left[large] * right[weight];
                                            break;
                                        case ConvKind.Scatter:
                                            result[large] += left[small] * right[weight];
                                            break;
                                        default:
                                            result[weight] += left[large] * right[small];
                                            break;
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        return op.Kind == ConvKind.Weights && g.Positions > 1 ? OnlyInWindows(result, g) : result;
    }

    /// <summary>The weights that a convolution reads, row by row; turned, if it is and they are not yet.</summary>
    private double[] WeightsOf(ConvOp op) => _packed.TryGetValue(op.Right, out double[]? packed) ? packed : op.IsTurned ? Turned(Of(op.Right), op.Geometry) : Of(op.Right);

    /// <summary>From the weights of a scatter to those of the gather that replaces it: offsets in opposite order, channels exchanged.</summary>
    /// <param name="weights">[offsets, small channels of a group of the turned geometry] by its large channels.</param>
    /// <param name="g">The turned geometry.</param>
    private static double[] Turned(double[] weights, ConvGeometry g)
    {
        int offsets = g.Height.Kernel * g.Width.Kernel, large = g.LargeChannelsOfGroup, small = g.SmallChannelsOfGroup;
        var turned = new double[weights.Length];
        for (int k = 0; k < offsets; k++)
        {
            for (int group = 0; group < g.Groups; group++)
            {
                for (int c = 0; c < large; c++)
                {
                    for (int n = 0; n < small; n++)
                        turned[(((k * large) + c) * g.SmallChannels) + (group * small) + n] = weights[((((offsets - 1 - k) * small) + n) * g.LargeChannels) + (group * large) + c];
                }
            }
        }
        return turned;
    }

    private void Pack(PackOp op)
    {
        ConvGeometry g = op.Geometry;
        double[] from = _packed.TryGetValue(op.Input, out double[]? packed) ? packed : Of(op.Input);
        switch (op.Kind)
        {
            case PackKind.WholeVectors or PackKind.Runs or PackKind.Winograd:
                _packed[op.Output] = from;
                break;
            case PackKind.Turned or PackKind.TurnedWinograd:
                _packed[op.Output] = Turned(from, g);
                break;
            case PackKind.Joined:
                _packed[op.Output] = Joined(from, g);
                break;
            case PackKind.Repeated:
                Write(op.Output, [.. Enumerable.Range(0, op.Output.Shape.Elements).Select(i => from[i % (g.SmallChannels / g.Positions)])]);
                break;
            case PackKind.Back:
                Write(op.Output, from);
                break;
            case PackKind.BackFromWinograd:
                _packed[op.Output] = from;
                if (op.Output.Shape.Elements == from.Length)
                    Write(op.Output, from);
                break;
            case PackKind.BackFromJoined:
                Write(op.Output, SumOfPositions(from, g));
                break;
            default:
                throw new NotSupportedException(op.Kind.ToString());
        }
    }

    /// <summary>For each weight of joined positions, where it is in the weights of one position, or -1 outside of that position's window.</summary>
    private static int[] PlacesOfJoined(ConvGeometry g)
    {
        int channels = g.SmallChannels / g.Positions, large = g.LargeChannelsOfGroup;
        return [.. Enumerable.Range(0, g.WeightRows * g.SmallChannels).Select(at =>
        {
            int column = at % g.SmallChannels, c = at / g.SmallChannels % large, j = at / g.SmallChannels / large % g.Width.Kernel, i = at / g.SmallChannels / large / g.Width.Kernel;
            int inWindow = j - (column / channels * g.PositionStride);
            return inWindow < 0 || inWindow >= g.PositionKernel ? -1 : (((((i * g.PositionKernel) + inWindow) * large) + c) * channels) + (column % channels);
        })];
    }

    private static double[] Joined(double[] weights, ConvGeometry g) => [.. PlacesOfJoined(g).Select(place => place < 0 ? 0 : weights[place])];

    /// <summary>The gradient of joined weights, where there are any: sums for the zeros beside a window are not defined.</summary>
    private static double[] OnlyInWindows(double[] sums, ConvGeometry g) => [.. PlacesOfJoined(g).Select((place, at) => place < 0 ? double.NaN : sums[at])];

    private static double[] SumOfPositions(double[] sums, ConvGeometry g)
    {
        int[] places = PlacesOfJoined(g);
        var weights = new double[g.Height.Kernel * g.PositionKernel * g.LargeChannelsOfGroup * (g.SmallChannels / g.Positions)];
        for (int at = 0; at < sums.Length; at++)
        {
            if (places[at] >= 0)
                weights[places[at]] += sums[at];
        }
        return weights;
    }

    private static double[] Transposed(double[] matrix, int rows, int columns)
    {
        var transposed = new double[matrix.Length];
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
                transposed[(c * rows) + r] = matrix[(r * columns) + c];
        }
        return transposed;
    }

    private void PlaceBoxes(PlaceOp op)
    {
        int samples = op.Output.Shape.Batched ? _batch : 1, size = op.Output.Shape.Elements;
        int[] to = [.. op.Output.Shape.Axes];
        var result = new double[samples * size];
        foreach (Box box in op.Boxes)
        {
            int[] from = [.. box.From.Shape.Axes];
            double[] elements = Of(box.From);
            int count = box.Size.Aggregate(1, (product, length) => product * length);
            for (int i = 0; i < count; i++)
            {
                int[] index = Index(i, box.Size);
                int target = Offset(index, box.ToStart, to), source = Offset(index, box.FromStart, from);
                for (int b = 0; b < samples; b++)
                    result[(b * size) + target] = elements[(box.From.Shape.Batched ? b * box.From.Shape.Elements : 0) + source];
            }
        }
        Write(op.Output, result);
    }

    private static int[] Index(int element, int[] sizes)
    {
        var index = new int[sizes.Length];
        for (int axis = sizes.Length - 1; axis >= 0; axis--)
            (element, index[axis]) = Math.DivRem(element, sizes[axis]);
        return index;
    }

    private static int Offset(int[] index, int[] start, int[] sizes)
    {
        int offset = 0;
        for (int axis = 0; axis < sizes.Length; axis++)
            offset = (offset * sizes[axis]) + start[axis] + index[axis];
        return offset;
    }

    private void Resample(ResampleOp op)
    {
        var result = new double[_batch * op.Output.Shape.Elements];
        Place input = PlaceOf(op.Input);
        ForTaps(op.Height, op.Width, op.Channels, (b, to, from, row, column) => result[to] += row.Weight * column.Weight * input.At(b, from));
        Write(op.Output, _rounding is null ? result : Array.ConvertAll(result, _rounding.Of));
    }

    private void Pool(MaxPoolOp op)
    {
        int size = op.Output.Shape.Elements, across = op.Width.Offsets;
        var best = new double[_batch * size];
        var winner = new double[_batch * size];
        Array.Fill(best, double.NegativeInfinity);
        Array.Fill(winner, -1);
        Place input = PlaceOf(op.Input);
        ForTaps(op.Height, op.Width, op.Channels, (b, to, from, row, column) =>
        {
            double number = input.At(b, from);
            if (number > best[to] || winner[to] < 0 || double.IsNaN(number))
                (best[to], winner[to]) = (number, (row.Weight * across) + column.Weight);
        });
        Write(op.Output, best);
        if (op.Winner is not null)
            Write(op.Winner, winner);
    }

    private void Unpool(MaxPoolBackwardOp op)
    {
        var result = new double[_batch * op.Output.Shape.Elements];
        Place winner = PlaceOf(op.Winner), gradient = PlaceOf(op.Gradient);
        ForTaps(op.Height, op.Width, op.Channels, (b, to, from, row, column) =>
        {
            if (winner.At(b, from) == (row.Weight * op.OffsetsAcross) + column.Weight)
                result[to] += gradient.At(b, from);
        });
        Write(op.Output, result);
    }

    /// <summary>Goes through all taps: the place of the output among all samples, that of the input in its sample, and the two taps.</summary>
    private void ForTaps(TapAxis height, TapAxis width, int channels, Action<int, int, int, Tap, Tap> action)
    {
        for (int b = 0; b < _batch; b++)
        {
            for (int y = 0; y < height.To; y++)
            {
                for (int x = 0; x < width.To; x++)
                {
                    foreach (Tap row in height.Taps[y])
                    {
                        foreach (Tap column in width.Taps[x])
                        {
                            for (int c = 0; c < channels; c++)
                                action(b, (((((b * height.To) + y) * width.To) + x) * channels) + c, (((row.Position * width.From) + column.Position) * channels) + c, row, column);
                        }
                    }
                }
            }
        }
    }

    private void Permute(PermuteOp op)
    {
        int[] to = [.. op.Output.Shape.Axes], from = [.. op.Input.Shape.Axes], none = new int[from.Length];
        int size = op.Output.Shape.Elements;
        double[] input = Of(op.Input);
        var result = new double[input.Length];
        for (int e = 0; e < size; e++)
        {
            int[] index = Index(e, to);
            var source = new int[from.Length];
            for (int axis = 0; axis < to.Length; axis++)
                source[op.Order[axis]] = index[axis];
            int place = Offset(source, none, from);
            for (int b = 0; b < _batch; b++)
                result[(b * size) + e] = input[(b * size) + place];
        }
        Write(op.Output, result);
    }

    /// <summary>An expression as a list of steps, each different part once; each step goes through all elements.</summary>
    private sealed class Formula
    {
        private readonly List<(Expression Part, int A, int B, int C)> _steps = [];
        private readonly Dictionary<Expression, int> _places = [];
        private readonly Rounding? _rounding;

        public Formula(Expression expression, Rounding? rounding)
        {
            _rounding = rounding;
            Add(expression);
        }

        /// <summary>The expression for each element.</summary>
        /// <param name="arguments">The arguments of all elements.</param>
        /// <param name="length">The number of elements.</param>
        /// <param name="channels">The elements of a row: an element's column is its place in the row.</param>
        /// <param name="batch">The size of the batch.</param>
        public double[] Of(double[][] arguments, int length, int channels, int batch)
        {
            var steps = new double[_steps.Count][];
            for (int i = 0; i < steps.Length; i++)
            {
                (Expression part, int a, int b, int c) = _steps[i];
                double[] step = steps[i] = new double[length];
                switch (part)
                {
                    case Constant constant:
                        Array.Fill(step, constant.Value);
                        break;
                    case Argument argument:
                        Array.Copy(arguments[argument.Index], step, length);
                        break;
                    case Column:
                        for (int e = 0; e < length; e++)
                            step[e] = e % channels;
                        break;
                    case BatchSize:
                        Array.Fill(step, batch);
                        break;
                    case Unary { Operator: UnaryOperator.Hold }:
                        Array.Copy(steps[a], step, length);
                        break;
                    case Unary unary:
                        for (int e = 0; e < length; e++)
                            step[e] = Evaluation.Apply(unary.Operator, steps[a][e]);
                        break;
                    case Binary binary:
                        for (int e = 0; e < length; e++)
                            step[e] = Evaluation.Apply(binary.Operator, steps[a][e], steps[b][e]);
                        break;
                    case Select:
                        for (int e = 0; e < length; e++)
                            step[e] = steps[a][e] != 0 ? steps[b][e] : steps[c][e];
                        break;
                    default:
                        throw new NotSupportedException(part.ToString());
                }
                if (_rounding is not null && part is Unary or Binary)
                {
                    for (int e = 0; e < length; e++)
                        step[e] = _rounding.Of(step[e]);
                }
            }
            return steps[^1];
        }

        private int Add(Expression expression)
        {
            if (_places.TryGetValue(expression, out int place))
                return place;
            int[] parts = expression switch
            {
                Unary unary => [Add(unary.A)],
                Binary binary => [Add(binary.A), Add(binary.B)],
                Select select => [Add(select.Condition), Add(select.Then), Add(select.Else)],
                _ => [],
            };
            _places.Add(expression, _steps.Count);
            _steps.Add((expression, parts.ElementAtOrDefault(0), parts.ElementAtOrDefault(1), parts.ElementAtOrDefault(2)));
            return _steps.Count - 1;
        }
    }
}
