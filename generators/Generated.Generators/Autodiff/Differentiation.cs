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
/// that carry the gradients of its outputs to its inputs. The rules are with the operations (<see cref="Operation.Adjoint"/>).
/// </summary>
internal sealed class Differentiation : IReverseMode
{
    private readonly TensorProgram _program;

    /// <summary>The values that depend on a parameter or an input: only their gradients are needed.</summary>
    private readonly HashSet<Value> _active;

    /// <summary>The gradients that flow back to a value, from each of its readers.</summary>
    private readonly Dictionary<Value, List<Value>> _contributions = [];

    /// <summary>The label of the operation that read each value: the gradient belongs to the same layer.</summary>
    private readonly Dictionary<Value, string> _readers = [];

    /// <summary>The function to which new operations are added.</summary>
    private Function _target;

    private string _label = "";

    private Differentiation(TensorProgram program)
    {
        _program = program;
        _target = program.Loss;
        _active = [.. program.WithRole(ValueRole.Parameter), .. program.WithRole(ValueRole.Input)];
        foreach (Operation operation in program.Forward.Concat(program.Loss))
        {
            if (!operation.IsConstant && operation.Inputs.Any(Needs))
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
            pass.Contribute(program.LossValue, program.Literal(1));
            pass.GoBackThrough(program.Loss);
        }

        // The two parts meet at the gradients of the outputs: the losses or the caller write them. A loss that also reads other values of the network
        // sends gradients past the outputs.
        program.LossReadsOnlyOutputs = !program.Forward.SelectMany(op => op.Outputs).Concat(program.WithRole(ValueRole.Input))
            .Any(value => pass._contributions.ContainsKey(value.Storage) && program.OutputOf(value) is null);
        foreach (ProgramOutput output in program.Outputs)
            output.Gradient = pass.MeetAt(output.Value);
        Function backward = pass._target = new Function("gradients");
        foreach (ProgramOutput output in program.Outputs)
            pass._contributions[output.Value.Storage] = [output.Gradient!];
        pass.GoBackThrough(program.Forward);
        pass.WriteGradients(ValueRole.ParameterGradient);
        pass.WriteGradients(ValueRole.InputGradient);
        Separate(program, backward);
    }

    private void GoBackThrough(Function function)
    {
        foreach (Operation operation in function.Reverse().ToArray())
        {
            _program.Work.Step();
            _label = operation.Label;
            if (operation.Outputs.Any(Has))
                operation.Adjoint(this);
        }
    }

    /// <inheritdoc/>
    public bool Needs(Value value) => _active.Contains(value.Storage);

    /// <inheritdoc/>
    public bool Has(Value output) => _contributions.ContainsKey(output.Storage);

    /// <inheritdoc/>
    public Value Literal(double number) => _program.Literal(number);

    /// <inheritdoc/>
    public void Add(Value of, Func<Value, Operation> into)
    {
        if (!Needs(of))
            return;
        Value result = NewGradient(of, of.Shape);
        Add(into(result));
        Contribute(of, result);
    }

    /// <inheritdoc/>
    public Value Sum(Value of, TensorShape shape, TensorShape domain, Value[] inputs, Expression expression)
    {
        ReduceOp? same = _target.OfType<ReduceOp>().FirstOrDefault(other => other.Kind == ReduceKind.Sum && other.Output.Shape.Equals(shape)
            && other.Domain.Equals(domain) && other.Expression.Equals(expression) && other.Arguments.SequenceEqual(inputs));
        if (same is not null)
            return same.Output;
        Value result = NewGradient(of, shape);
        Add(new ReduceOp(result, ReduceKind.Sum, domain, expression, inputs));
        return result;
    }

    /// <inheritdoc/>
    public void Contribute(Value to, Value gradient)
    {
        Value storage = to.Storage;
        if (to.IsSlice)
            throw new InvalidOperationException($"The gradient of a part of '{storage}' is not supported: '{to}' is read.");
        if (!_contributions.TryGetValue(storage, out List<Value> list))
            _contributions.Add(storage, list = []);
        _readers[storage] = _label;
        list.Add(gradient.Shape.Elements == storage.Shape.Elements && gradient.Shape.Batched == storage.Shape.Batched
            ? _program.Reshaped(gradient, storage.Shape) : gradient);
    }

    /// <inheritdoc/>
    public Value GradientOf(Value value)
    {
        Value storage = value.Storage;
        List<Value> list = _contributions[storage];
        if (list.Count > 1)
        {
            Value sum = NewGradient(storage, storage.Shape);
            Add(new MapOp([.. list], [(sum, Enumerable.Range(0, list.Count).Select(Arg).Aggregate(Algebra.Add))]));
            _contributions[storage] = list = [sum];
        }
        Value gradient = list[0];
        Along? along = Access.AlongOf(gradient, storage.Shape);
        if (ReferenceEquals(value, storage) || along is Along.Nothing or Along.Samples)
            return gradient;
        if (along != Along.Everything)
        {
            if (!value.IsSlice && along == Access.AlongOf(gradient, value.Shape) && storage.Shape.Channels() == value.Shape.Channels())
                return gradient;
            _contributions[storage] = [gradient = Whole(gradient, storage.Shape)];
        }
        return value.IsSlice
            ? _program.NewValue("d" + Identifiers.Pascal(value.Name), value.Shape, ValueRole.Intermediate, gradient, value.StorageOffset)
            : _program.Reshaped(gradient, value.Shape);
    }

    /// <inheritdoc/>
    public Value WholeGradientOf(Value output) => Whole(GradientOf(output), output.Shape);

    /// <summary>The gradient with all its axes.</summary>
    private Value Whole(Value gradient, TensorShape shape)
    {
        if (gradient.Shape.Equals(shape))
            return gradient;
        Value whole = _program.NewValue(gradient.Name + "Whole", shape, ValueRole.Intermediate);
        Add(new MapOp([gradient], [(whole, X)]));
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
            Add(new MapOp([gradient], [(own, gradient.Literal is { } number ? number : X)]));
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
            Add(new MapOp([gradient], [(destination, gradient.Literal is { } number ? number : X)]));
        }
    }

    /// <summary>Separates the operations that the parameters' gradients need from those that only the inputs' gradients need.</summary>
    private static void Separate(TensorProgram program, Function gradients)
    {
        var needed = new HashSet<Value>(program.WithRole(ValueRole.ParameterGradient));
        var forParameters = new HashSet<Operation>();
        foreach (Operation operation in gradients.Reverse())
        {
            if (!operation.Outputs.Any(output => needed.Contains(output.Storage)))
                continue;
            forParameters.Add(operation);
            needed.UnionWith(operation.Inputs.Select(input => input.Storage));
        }
        foreach (Operation operation in gradients)
            (forParameters.Contains(operation) ? program.Backward : program.InputBackward).Add(operation);
    }

    /// <inheritdoc/>
    public Value NewGradient(Value of, TensorShape shape) =>
        _program.NewValue("d" + Identifiers.Pascal(of.Name), shape, ValueRole.Intermediate);

    /// <inheritdoc/>
    public void Add(Operation operation)
    {
        operation.Label = _label;
        _target.Add(operation);
    }
}
