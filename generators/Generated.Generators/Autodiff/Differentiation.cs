using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Autodiff;

/// <summary>
/// Derives the backward pass by reverse mode: goes through the operations from the last to the first and adds, for each operation, the operations
/// that carry the gradients of its outputs to its inputs. Each kind of operation has one rule below.
/// </summary>
internal sealed class Differentiation
{
    private readonly TensorProgram _program;

    /// <summary>The values that depend on a parameter or an input: only their gradients are needed.</summary>
    private readonly HashSet<Value> _active;

    /// <summary>The gradients that flow back to a value, from each of its readers.</summary>
    private readonly Dictionary<Value, List<Value>> _contributions = [];

    /// <summary>The label of the operation that read each value: the gradient belongs to the same layer.</summary>
    private readonly Dictionary<Value, string> _readers = [];

    /// <summary>The list to which new operations are added.</summary>
    private List<Operation> _target = [];

    private string _label = "";

    private Differentiation(TensorProgram program)
    {
        _program = program;
        _active = [.. program.WithRole(ValueRole.Parameter), .. program.WithRole(ValueRole.Input)];
        foreach (Operation operation in program.Forward.Concat(program.Loss))
        {
            bool passesOn = operation is not (ReduceOp { Kind: ReduceKind.Max } or RandomMaskOp) && operation.Inputs.Any(input => _active.Contains(input.Storage));
            if (passesOn)
                _active.UnionWith(operation.Outputs.Select(output => output.Storage));
        }
    }

    /// <summary>Adds the loss' gradient to <see cref="TensorProgram.Loss"/>, and fills in the backward lists.</summary>
    public static void Run(TensorProgram program)
    {
        var pass = new Differentiation(program);
        pass.DeclareResults(ValueRole.Parameter, ValueRole.ParameterGradient);
        pass.DeclareResults(ValueRole.Input, ValueRole.InputGradient);
        if (program.LossValue is not null)
        {
            pass._target = program.Loss;
            pass.Contribute(program.LossValue, program.Literal(1));
            pass.GoBackThrough(program.Loss);
        }

        // The two parts meet at the gradients of the outputs: the losses or the caller write them. A loss that also reads other values of the network
        // sends gradients past the outputs.
        program.LossReadsOnlyOutputs = !program.Forward.SelectMany(op => op.Outputs).Concat(program.WithRole(ValueRole.Input))
            .Any(value => pass._contributions.ContainsKey(value.Storage) && program.OutputOf(value) is null);
        foreach (ProgramOutput output in program.Outputs)
            output.Gradient = pass.MeetAt(output.Value);
        List<Operation> backward = pass._target = [];
        foreach (ProgramOutput output in program.Outputs)
            pass._contributions[output.Value.Storage] = [output.Gradient!];
        pass.GoBackThrough(program.Forward);
        pass.WriteGradients(ValueRole.ParameterGradient);
        pass.WriteGradients(ValueRole.InputGradient);
        Separate(program, backward);
    }

    private void GoBackThrough(List<Operation> operations)
    {
        foreach (Operation operation in Enumerable.Reverse(operations.ToArray()))
        {
            _program.Work.Step();
            _label = operation.Label;
            if (!operation.Outputs.Any(output => _contributions.ContainsKey(output.Storage)))
                continue;
            switch (operation)
            {
                case ContractOp contract:
                    Adjoint(contract);
                    break;
                case ConvOp convolution:
                    Adjoint(convolution);
                    break;
                case PlaceOp place:
                    Adjoint(place);
                    break;
                case MapOp map:
                    Adjoint(map);
                    break;
                case ReduceOp { Kind: ReduceKind.Sum } sum:
                    AdjointOfExpression(sum.Domain, sum.Arguments, sum.Expression, GradientOf(sum.Output), slope: sum.Slope);
                    break;
                case ResampleOp or MaxPoolOp or PermuteOp:
                    AdjointOfImage(operation);
                    break;
            }
        }
    }

    /// <summary>y = Σ a·b: each factor's gradient is the sum of the gradient times the other one.</summary>
    private void Adjoint(ContractOp op)
    {
        Value gradient = Whole(GradientOf(op.Output), op.Output.Shape);
        // The weights' gradient goes first: after it the layer's input is no longer needed.
        Contract(op.Right, op.RightAxes, op.Left, op.LeftAxes, gradient, op.OutputAxes);
        Contract(op.Left, op.LeftAxes, gradient, op.OutputAxes, op.Right, op.RightAxes);
    }

    /// <summary>Each element of an image gets the gradient of everything that was computed from it.</summary>
    private void AdjointOfImage(Operation op)
    {
        (Value input, Value output) = (op.Inputs[0], op.Outputs[0]);
        if (!_active.Contains(input.Storage))
            return;
        Value gradient = Whole(GradientOf(output), output.Shape);
        Value result = NewGradient(input, input.Shape);
        Emit(op switch
        {
            ResampleOp resample => new ResampleOp(result, gradient, resample.Height.Transposed(), resample.Width.Transposed()),
            MaxPoolOp { Winner: { } winner } pool => new MaxPoolBackwardOp(result, gradient, winner, pool.Height.Transposed(), pool.Width.Transposed(), pool.Width.Offsets),
            PermuteOp permute => new PermuteOp(result, gradient, permute.Inverse),
            _ => throw new InvalidOperationException($"'{op.Label}' does not keep what its gradient needs."),
        });
        Contribute(input, result);
    }

    private void Contract(Value of, Axis[] axes, Value left, Axis[] leftAxes, Value right, Axis[] rightAxes)
    {
        if (!_active.Contains(of.Storage))
            return;
        Value result = NewGradient(of, of.Shape);
        Emit(new ContractOp(result, axes, left, leftAxes, right, rightAxes));
        Contribute(of, result);
    }

    /// <summary>small = large * weights: the gradient of each of the three is the convolution that computes it from the other two.</summary>
    private void Adjoint(ConvOp op)
    {
        Value gradient = Whole(GradientOf(op.Output), op.Output.Shape);
        bool isScatter = op.Kind == ConvKind.Scatter;
        // The weights' gradient goes first: after it the layer's input is no longer needed.
        Convolve(op.Right, ConvKind.Weights, op.Geometry, isScatter ? gradient : op.Left, isScatter ? op.Left : gradient);
        Convolve(op.Left, isScatter ? ConvKind.Gather : ConvKind.Scatter, op.Geometry, gradient, op.Right);
    }

    private void Convolve(Value of, ConvKind kind, ConvGeometry geometry, Value left, Value right)
    {
        if (!_active.Contains(of.Storage))
            return;
        Value result = NewGradient(of, of.Shape);
        Emit(new ConvOp(kind, geometry, result, left, right));
        Contribute(of, result);
    }

    /// <summary>Composed boxes: the gradient of each box is cut out again; elements that were not copied have no gradient.</summary>
    private void Adjoint(PlaceOp op)
    {
        Value gradient = Whole(GradientOf(op.Output), op.Output.Shape);
        foreach (Box box in op.Boxes.Where(box => _active.Contains(box.From.Storage)))
        {
            Value result = NewGradient(box.From, box.From.Shape);
            Emit(new PlaceOp(result, [new Box(gradient, box.ToStart, box.FromStart, box.Size)]));
            Contribute(box.From, result);
        }
    }

    private void Adjoint(MapOp op)
    {
        foreach ((Value output, Expression expression) in op.Results)
        {
            if (!_contributions.ContainsKey(output.Storage))
                continue;
            Value gradient = GradientOf(output);
            if (op.DerivativeFromOutput is { } derivative)
                Propagate(op.Shape, op.Arguments[0], [output, gradient], Gradients.Product(derivative, Arg(1)));
            else
                AdjointOfExpression(op.Shape, op.Arguments, expression, gradient, output);
        }
    }

    /// <summary>y = f(a, b, ...) element by element: da = dy·∂f/∂a, summed along the axes that a lacks.</summary>
    private void AdjointOfExpression(TensorShape domain, Value[] arguments, Expression expression, Value gradient, Value? output = null, Expression? slope = null)
    {
        Expression dy = Arg(arguments.Length);
        Expression y = Arg(arguments.Length + 1);
        for (int i = 0; i < arguments.Length; i++)
        {
            if (!_active.Contains(arguments[i].Storage) || !expression.Uses(i))
                continue;
            Expression derivative = i == 0 && slope is not null ? slope : Derivative.With(expression, i);
            if (derivative is Constant { Value: 0 } && expression.Descendants().Any(part => part is Unary { Operator: UnaryOperator.Hold }))
                continue; // A layer says that it is constant.
            // Where the derivative contains the function itself (the sigmoid's does), its value is at hand.
            if (output is not null && expression is not Argument)
                derivative = derivative.Replace(part => part.Equals(expression) ? y : null);
            Value[] inputs = output is null ? [.. arguments, gradient] : [.. arguments, gradient, output];
            Propagate(domain, arguments[i], inputs, Gradients.Product(dy, derivative));
        }
    }

    /// <summary>Adds <paramref name="expression"/>, of the domain's shape, to the gradient of a value that may lack axes of it.</summary>
    private void Propagate(TensorShape domain, Value to, Value[] inputs, Expression expression)
    {
        (inputs, expression) = Compact(inputs, expression);
        Spread spread = Broadcast.Of(to, domain);
        if (expression is Argument && spread == Spread.None && Spans(inputs[0].Shape, to))
        {
            Contribute(to, inputs[0]); // The gradient itself flows on, as through an addition.
            return;
        }
        if (expression is Constant number && to.Shape.Equals(TensorShape.Scalar) && domain.Equals(TensorShape.Scalar))
        {
            Contribute(to, _program.Literal(number.Value)); // The weight of a loss.
            return;
        }
        if (spread == Spread.None)
        {
            Value result = NewGradient(to, to.Shape);
            Emit(new MapOp(inputs, [(result, expression)]));
            Contribute(to, result);
            return;
        }

        // Factors that are the same for all summed elements are multiplied with the sum; the remaining sum is often that of another gradient, too.
        List<Expression> factors = spread is Spread.Channels or Spread.SampleChannels or Spread.Positions or Spread.Elements ? [.. Factors(expression)] : [expression];
        Expression outer = One;
        foreach (Expression factor in factors.ToArray())
        {
            if (factors.Count == 1 || !factor.Descendants().OfType<Argument>().All(argument => IsConstant(inputs[argument.Index])) || factor.Descendants().Any(part => part is Column))
                continue;
            factors.Remove(factor);
            outer *= factor;
        }
        Value sum = Sum(domain, to, spread, inputs, factors.Aggregate(Multiply));
        if (!outer.Equals(One))
        {
            Value scaled = NewGradient(to, to.Shape);
            (Value[] arguments, Expression product) = Compact([.. inputs, sum], outer * Arg(inputs.Length));
            Emit(new MapOp(arguments, [(scaled, product)]));
            sum = scaled;
        }
        Contribute(to, sum);

        bool IsConstant(Value input) => Broadcast.IsConstantAlong(spread, Broadcast.Of(input, domain));
    }

    /// <summary>The sum of an expression along the axes that a value lacks: first along those of each sample, then along the batch.</summary>
    private Value Sum(TensorShape domain, Value to, Spread spread, Value[] inputs, Expression expression)
    {
        (inputs, expression) = Compact(inputs, expression);
        TensorShape? withinSample = spread switch
        {
            Spread.Channels or Spread.SampleChannels => TensorShape.OfSample(domain.Channels()),
            Spread.Positions => domain.EachPosition(),
            Spread.Sample or Spread.Number when domain.Axes.Count > 0 => TensorShape.PerSample,
            _ => null,
        };
        if (withinSample is not null)
        {
            if (withinSample.Equals(TensorShape.PerSample))
                (inputs, expression) = Readable(to, domain, inputs, expression, Reduction.Sample);
            Value perSample = SumOnce(to, withinSample, domain, inputs, expression);
            (inputs, expression, domain) = ([perSample], X, withinSample);
        }
        if (to.Shape.Batched)
            return inputs[0];
        (inputs, expression) = Readable(to, domain, inputs, expression, Reduction.Batch);
        return SumOnce(to, to.Shape, domain, inputs, expression);
    }

    /// <summary>An argument that a sum can read: a sum over whole samples does not distinguish channels, so its terms are computed before it.</summary>
    private (Value[] Inputs, Expression Expression) Readable(Value of, TensorShape domain, Value[] inputs, Expression expression, Reduction along)
    {
        if (inputs.All(input => Broadcast.CanRead(along, Broadcast.Of(input, domain))))
            return (inputs, expression);
        Value terms = NewGradient(of, domain);
        Emit(new MapOp(inputs, [(terms, expression)]));
        return ([terms], X);
    }

    /// <summary>A sum, or the value of an existing equal sum.</summary>
    private Value SumOnce(Value of, TensorShape shape, TensorShape domain, Value[] inputs, Expression expression)
    {
        ReduceOp? same = _target.OfType<ReduceOp>().FirstOrDefault(other => other.Kind == ReduceKind.Sum && other.Output.Shape.Equals(shape)
            && other.Domain.Equals(domain) && other.Expression.Equals(expression) && other.Arguments.SequenceEqual(inputs));
        if (same is not null)
            return same.Output;
        Value result = NewGradient(of, shape);
        Emit(new ReduceOp(result, ReduceKind.Sum, domain, expression, inputs));
        return result;
    }

    /// <summary>A larger expression counts as one factor.</summary>
    private const int MaximumFactors = 256;

    /// <summary>The factors of a product.</summary>
    private static IEnumerable<Expression> Factors(Expression expression) => expression switch
    {
        { Size: > MaximumFactors } => [expression], // Parts may be shared: a square of a square has 2^n factors.
        Binary { Operator: BinaryOperator.Multiply } product => Factors(product.A).Concat(Factors(product.B)),
        Unary { Operator: UnaryOperator.Negate } negative => Factors(negative.A).Append(-1),
        _ => [expression],
    };

    /// <summary>
    /// Whether a gradient of one shape can replace the gradient of a value, and of the value that it is a view of, by repetition along the axes that
    /// it lacks.
    /// </summary>
    private static bool Spans(TensorShape gradient, Value value) => Broadcast.Of(gradient, value.Shape) is not Spread.Misfit and var spread
        && (value.Shape.Batched || spread == Spread.None) && Broadcast.Of(gradient, value.Storage.Shape) == spread;

    private void Contribute(Value to, Value gradient)
    {
        Value storage = to.Storage;
        if (to.IsSlice)
            throw new InvalidOperationException($"The gradient of a part of '{storage}' is not supported: '{to}' is read.");
        if (!_contributions.TryGetValue(storage, out List<Value> list))
            _contributions.Add(storage, list = []);
        _readers[storage] = _label;
        list.Add(gradient.Shape.Elements == storage.Shape.Elements && gradient.Shape.Batched == storage.Shape.Batched ? _program.Reshaped(gradient, storage.Shape) : gradient);
    }

    /// <summary>The gradient of a value: the sum of all that has flowed back to it.</summary>
    private Value GradientOf(Value value)
    {
        Value storage = value.Storage;
        List<Value> list = _contributions[storage];
        if (list.Count > 1)
        {
            Value sum = NewGradient(storage, storage.Shape);
            Emit(new MapOp([.. list], [(sum, Enumerable.Range(0, list.Count).Select(Arg).Aggregate(Add))]));
            _contributions[storage] = list = [sum];
        }
        Value gradient = list[0];
        Spread spread = Broadcast.Of(gradient, storage.Shape);
        if (ReferenceEquals(value, storage) || spread is Spread.Number or Spread.Sample)
            return gradient;
        if (spread != Spread.None)
        {
            if (!value.IsSlice && spread == Broadcast.Of(gradient, value.Shape) && storage.Shape.Channels() == value.Shape.Channels())
                return gradient;
            _contributions[storage] = [gradient = Whole(gradient, storage.Shape)];
        }
        return value.IsSlice
            ? _program.NewValue("d" + Identifiers.Pascal(value.Name), value.Shape, ValueRole.Intermediate, gradient, value.StorageOffset)
            : _program.Reshaped(gradient, value.Shape);
    }

    /// <summary>The gradient with all its axes, for a reader that cannot repeat it.</summary>
    private Value Whole(Value gradient, TensorShape shape)
    {
        if (gradient.Shape.Equals(shape))
            return gradient;
        Value whole = _program.NewValue(gradient.Name + "Whole", shape, ValueRole.Intermediate);
        Emit(new MapOp([gradient], [(whole, X)]));
        return whole;
    }

    /// <summary>Makes the losses, or the caller if there are none, store the gradient of an output in a separate value.</summary>
    private Value MeetAt(Value output)
    {
        Value storage = output.Storage;
        if (_program.LossValue is null)
            return NewGradient(storage, storage.Shape);

        Value gradient = _contributions.ContainsKey(storage) ? GradientOf(storage) : _program.Literal(0);
        bool isOwn = gradient.Shape.Equals(storage.Shape) && gradient.Role == ValueRole.Intermediate && gradient.ViewOf is null
            && !_program.Outputs.Any(output => output.Gradient == gradient);
        if (!isOwn)
        {
            Value own = NewGradient(storage, storage.Shape);
            Emit(new MapOp([gradient], [(own, gradient.Literal is { } number ? number : X)]));
            gradient = own;
        }
        return gradient;
    }

    /// <summary>Creates the values in which the caller finds gradients; first of all, so that they get the plain names.</summary>
    private void DeclareResults(ValueRole of, ValueRole role)
    {
        foreach (Value value in _program.WithRole(of).ToArray())
            _program.NewValue("d" + Identifiers.Pascal(value.Name), value.Shape, role).GradientOf = value;
    }

    /// <summary>Lets the last gradient of each parameter or input be written to where the caller finds it.</summary>
    private void WriteGradients(ValueRole role)
    {
        foreach (Value destination in _program.WithRole(role).ToArray())
        {
            Value of = destination.GradientOf!;
            _label = _readers.TryGetValue(of, out string reader) ? reader : Identifiers.Pascal(of.Name);
            Value gradient = _contributions.ContainsKey(of) ? GradientOf(of) : _program.Literal(0);
            Emit(new MapOp([gradient], [(destination, gradient.Literal is { } number ? number : X)]));
        }
    }

    /// <summary>Separates the operations that the parameters' gradients need from those that only the inputs' gradients need.</summary>
    private static void Separate(TensorProgram program, List<Operation> operations)
    {
        var needed = new HashSet<Value>(program.WithRole(ValueRole.ParameterGradient));
        var forParameters = new HashSet<Operation>();
        foreach (Operation operation in operations.AsEnumerable().Reverse())
        {
            if (!operation.Outputs.Any(output => needed.Contains(output.Storage)))
                continue;
            forParameters.Add(operation);
            needed.UnionWith(operation.Inputs.Select(input => input.Storage));
        }
        program.Backward = [.. operations.Where(forParameters.Contains)];
        program.InputBackward = [.. operations.Where(operation => !forParameters.Contains(operation))];
    }

    private Value NewGradient(Value of, TensorShape shape) =>
        _program.NewValue("d" + Identifiers.Pascal(of.Name), shape, ValueRole.Intermediate);

    private void Emit(Operation operation)
    {
        operation.Label = _label;
        _target.Add(operation);
    }

    /// <summary>Removes the inputs that the expression does not use, and inserts literals.</summary>
    private static (Value[] Inputs, Expression Expression) Compact(Value[] inputs, Expression expression)
    {
        expression = expression.Substitute(i => inputs[i].Literal is { } number ? number : Arg(i));
        int[] used = [.. Enumerable.Range(0, inputs.Length).Where(expression.Uses)];
        return ([.. used.Select(i => inputs[i])], expression.Substitute(i => Arg(Array.IndexOf(used, i))));
    }
}
