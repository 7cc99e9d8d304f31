using Generated.Generators.Ir;

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
/// Runs a program in <c>double</c>, operation by operation, as the definitions of the operations say and in no other way: no panels, no tiles, no
/// memory that is shared. What a pass does to a program must not change what this computes.
/// </summary>
internal sealed class Interpreter
{
    private readonly TensorProgram _program;
    private readonly Given _given;
    private readonly int _batch;
    private readonly Dictionary<Value, double[]> _memory = [];

    /// <summary>The weights that packing wrote, row by row as a convolution's definition has them.</summary>
    private readonly Dictionary<Value, double[]> _packed = [];

    private Interpreter(TensorProgram program, Given given, int batch) => (_program, _given, _batch) = (program, given, batch);

    /// <summary>Runs all sections, or only those up to the loss.</summary>
    /// <returns>The memory of everything that was given and computed.</returns>
    public static Interpreter Run(TensorProgram program, Given given, int batch, bool onlyLoss = false)
    {
        var interpreter = new Interpreter(program, given, batch);
        interpreter.Fill(given.Inputs, ValueRole.Input);
        interpreter.Fill(given.Targets, ValueRole.Target, ValueRole.ClassTarget);
        interpreter.Fill(given.Parameters, ValueRole.Parameter);
        interpreter.Fill(given.Buffers, ValueRole.Buffer);
        foreach (List<Operation> section in onlyLoss ? [program.Forward, program.Loss] : program.Sections)
        {
            if (section == program.Backward && program.LossValue is null)
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
        int samples = value.Shape.Batched ? _batch : 1;
        var elements = new double[samples * value.Shape.Elements];
        for (int b = 0; b < samples; b++)
        {
            for (int e = 0; e < value.Shape.Elements; e++)
                elements[(b * value.Shape.Elements) + e] = Read(value, b, e);
        }
        return elements;
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
                Finish(op, Contract(op));
                break;
            case ConvOp op:
                Finish(op, Convolve(op));
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
                Place(op);
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

    private double Read(Value value, int sample, int element)
    {
        if (value.Literal is { } literal)
            return literal;
        if (value.Elements is { } constants)
            return constants[element];
        Value storage = value.Storage;
        if (!_memory.TryGetValue(storage, out double[]? memory))
            throw new InvalidOperationException($"'{value}' is read before it is written.");
        return memory[((storage.Shape.Batched ? sample : 0) * storage.Shape.Elements) + value.StorageOffset + element];
    }

    private void Write(Value value, int sample, int element, double number)
    {
        Value storage = value.Storage;
        if (!_memory.TryGetValue(storage, out double[]? memory))
        {
            // What nobody writes is NaN, so that whoever reads it is found.
            memory = new double[(storage.Shape.Batched ? _batch : 1) * storage.Shape.Elements];
            Array.Fill(memory, double.NaN);
            _memory.Add(storage, memory);
        }
        memory[((storage.Shape.Batched ? sample : 0) * storage.Shape.Elements) + value.StorageOffset + element] = number;
    }

    private void Write(Value value, double[] elements)
    {
        int samples = value.Shape.Batched ? _batch : 1;
        for (int b = 0; b < samples; b++)
        {
            for (int e = 0; e < value.Shape.Elements; e++)
                Write(value, b, e, elements[(b * value.Shape.Elements) + e]);
        }
    }

    /// <summary>The element of a value that an operation reads at an element of its domain.</summary>
    private double ReadAt(Value value, TensorShape domain, int sample, int element)
    {
        if (value.Literal is { } literal)
            return literal;
        int channels = domain.Channels();
        return Broadcast.Of(value, domain) switch
        {
            Spread.None or Spread.Elements => Read(value, sample, element),
            Spread.Number or Spread.Sample => Read(value, sample, 0),
            Spread.Channels or Spread.SampleChannels => Read(value, sample, element % channels),
            Spread.Positions => Read(value, sample, element / channels),
            _ => throw new InvalidOperationException($"'{value}' does not fit {domain}."),
        };
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
        int samples = shape.Batched ? _batch : 1;
        Formula[] formulas = [.. op.Results.Select(result => new Formula(result.Expression))];
        var arguments = new double[op.Arguments.Length];
        for (int b = 0; b < samples; b++)
        {
            for (int e = 0; e < shape.Elements; e++)
            {
                for (int a = 0; a < arguments.Length; a++)
                    arguments[a] = a == 0 && sums is not null ? sums[(b * shape.Elements) + e] : ReadAt(op.Arguments[a], shape, b, e);
                for (int r = 0; r < formulas.Length; r++)
                    Write(op.Results[r].Output, b, e, formulas[r].At(arguments, e % shape.Channels(), _batch));
            }
        }
    }

    private void Reduce(ReduceOp op)
    {
        TensorShape domain = op.Domain;
        int channels = domain.Channels();
        var formula = new Formula(op.Expression);
        var arguments = new double[op.Arguments.Length];
        int size = op.Output.Shape.Elements;
        double[] results = new double[(op.Output.Shape.Batched ? _batch : 1) * size];
        Array.Fill(results, op.Kind == ReduceKind.Sum ? 0 : double.NegativeInfinity);
        for (int b = 0; b < _batch; b++)
        {
            for (int e = 0; e < domain.Elements; e++)
            {
                for (int a = 0; a < arguments.Length; a++)
                    arguments[a] = ReadAt(op.Arguments[a], domain, b, e);
                double number = formula.At(arguments, e % channels, _batch);
                int at = op.Along switch
                {
                    Generators.Ir.Reduction.Sample => b,
                    Generators.Ir.Reduction.Positions => (b * size) + (e % channels),
                    Generators.Ir.Reduction.Channels => (b * size) + (e / channels),
                    _ => e,
                };
                results[at] = op.Kind == ReduceKind.Sum ? results[at] + number : Math.Max(results[at], number);
            }
        }
        Write(op.Output, results);
    }

    private double[] Contract(ContractOp op)
    {
        Axis[] axes = [.. op.OutputAxes, op.SummedAxis];
        int[] sizes = [.. axes.Select(axis => axis.IsBatch ? _batch : axis.Size)];
        double[] left = Of(op.Left), right = Of(op.Right);
        var sums = new double[sizes[0] * sizes[1]];
        var index = new int[3];
        for (index[0] = 0; index[0] < sizes[0]; index[0]++)
        {
            for (index[1] = 0; index[1] < sizes[1]; index[1]++)
            {
                double sum = 0;
                for (index[2] = 0; index[2] < sizes[2]; index[2]++)
                    sum += left[Place(op.LeftAxes)] * right[Place(op.RightAxes)];
                sums[(index[0] * sizes[1]) + index[1]] = sum;
            }
        }
        return sums;

        int Place(Axis[] of)
        {
            int place = 0;
            foreach (Axis axis in of)
            {
                int i = Array.IndexOf(axes, axis);
                place = (place * sizes[i]) + index[i];
            }
            return place;
        }
    }

    /// <summary>small[b, y, n] = Σ large[b, y·stride - before + k·dilation, c]·weights[k, c, n], for the one of the three that is computed.</summary>
    private double[] Convolve(ConvOp op)
    {
        ConvGeometry g = op.Geometry;
        int rows = g.WeightRows, columns = g.SmallChannels;
        double[] left = Of(op.Left);
        double[] right = op.Kind == ConvKind.Weights ? Of(op.Right) : WeightsOf(op);
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

    private void Place(PlaceOp op)
    {
        int samples = op.Output.Shape.Batched ? _batch : 1;
        int[] to = [.. op.Output.Shape.Axes];
        for (int b = 0; b < samples; b++)
        {
            for (int e = 0; e < op.Output.Shape.Elements; e++)
                Write(op.Output, b, e, 0);
            foreach (Box box in op.Boxes)
            {
                int[] from = [.. box.From.Shape.Axes];
                for (int i = 0; i < box.Size.Aggregate(1, (product, size) => product * size); i++)
                {
                    int[] index = Index(i, box.Size);
                    Write(op.Output, b, Offset(index, box.ToStart, to), Read(box.From, b, Offset(index, box.FromStart, from)));
                }
            }
        }
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
        ForTaps(op.Height, op.Width, op.Channels, (b, to, from, row, column) => result[to] += row.Weight * column.Weight * Read(op.Input, b, from));
        Write(op.Output, result);
    }

    private void Pool(MaxPoolOp op)
    {
        int size = op.Output.Shape.Elements, across = op.Width.Offsets;
        var best = new double[_batch * size];
        var winner = new double[_batch * size];
        Array.Fill(best, double.NegativeInfinity);
        Array.Fill(winner, -1);
        ForTaps(op.Height, op.Width, op.Channels, (b, to, from, row, column) =>
        {
            double number = Read(op.Input, b, from);
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
        ForTaps(op.Height, op.Width, op.Channels, (b, to, from, row, column) =>
        {
            if (Read(op.Winner, b, from) == (row.Weight * op.OffsetsAcross) + column.Weight)
                result[to] += Read(op.Gradient, b, from);
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
        for (int b = 0; b < _batch; b++)
        {
            for (int e = 0; e < op.Output.Shape.Elements; e++)
            {
                int[] index = Index(e, to);
                var source = new int[from.Length];
                for (int axis = 0; axis < to.Length; axis++)
                    source[op.Order[axis]] = index[axis];
                Write(op.Output, b, e, Read(op.Input, b, Offset(source, none, from)));
            }
        }
    }

    /// <summary>An expression as a list of steps, each different part once.</summary>
    private sealed class Formula
    {
        private readonly List<Expression> _parts = [];
        private readonly Dictionary<Expression, int> _places = [];
        private readonly double[] _numbers;

        public Formula(Expression expression)
        {
            Add(expression);
            _numbers = new double[_parts.Count];
        }

        public double At(double[] arguments, int column, int batch)
        {
            for (int i = 0; i < _numbers.Length; i++)
            {
                _numbers[i] = _parts[i] switch
                {
                    Constant c => c.Value,
                    Argument a => arguments[a.Index],
                    Column => column,
                    BatchSize => batch,
                    Unary { Operator: UnaryOperator.Hold } u => Of(u.A),
                    Unary u => Evaluation.Apply(u.Operator, Of(u.A)),
                    Binary b => Evaluation.Apply(b.Operator, Of(b.A), Of(b.B)),
                    Select s => Of(s.Condition) != 0 ? Of(s.Then) : Of(s.Else),
                    var other => throw new NotSupportedException(other.ToString()),
                };
            }
            return _numbers[^1];
        }

        private double Of(Expression part) => _numbers[_places[part]];

        private void Add(Expression expression)
        {
            if (_places.ContainsKey(expression))
                return;
            foreach (Expression part in expression switch { Unary u => [u.A], Binary b => [b.A, b.B], Select s => [s.Condition, s.Then, s.Else], _ => Array.Empty<Expression>() })
                Add(part);
            _places.Add(expression, _parts.Count);
            _parts.Add(expression);
        }
    }
}
