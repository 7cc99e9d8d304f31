using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Ir;

/// <summary>What a network computes: values, and the operations that write them, in order.</summary>
internal sealed class TensorProgram
{
    /// <summary>Counts each step of the work on the program.</summary>
    public Work Work { get; init; } = Work.Unstoppable;

    /// <summary>The type of the numbers that it computes with.</summary>
    public DType Element { get; init; } = DType.Float32;

    /// <summary>The values from the caller, parameters and constants, and all values that operations write.</summary>
    public List<Value> Values { get; } = [];

    /// <summary>From the inputs to the outputs.</summary>
    public Function Forward { get; } = new("forward");

    /// <summary>From the outputs and the targets to the loss and the outputs' gradients.</summary>
    public Function Loss { get; } = new("loss");

    /// <summary>From the outputs' gradients to the parameters' gradients.</summary>
    public Function Backward { get; } = new("backward");

    /// <summary>The remaining operations for the gradients of the inputs, if a caller asks for them.</summary>
    public Function InputBackward { get; } = new("backward to the inputs");

    /// <summary>The functions, in the order in which they run: each reads what those before it have written.</summary>
    public IReadOnlyList<Function> Functions => [Forward, Loss, Backward, InputBackward];

    /// <summary>The outputs of the network, one or more, in the order of its attributes.</summary>
    public List<ProgramOutput> Outputs { get; } = [];

    /// <summary>Whether the backward pass can begin with nothing but the gradients of the outputs.</summary>
    public bool LossReadsOnlyOutputs { get; set; } = true;

    /// <summary>The scalar that training minimises: the weighted sum of the outputs' losses; null for a network without a loss.</summary>
    public Value? LossValue { get; set; }

    /// <summary>The output whose memory is the storage of a value, or null.</summary>
    public ProgramOutput? OutputOf(Value value) => Outputs.FirstOrDefault(output => output.Value.Storage == value.Storage);

    /// <summary>What the network keeps between calls besides its parameters.</summary>
    public List<StoredTensor> Stored { get; } = [];

    /// <summary>Replaces the operations of each function by others.</summary>
    public void Transform(Func<List<Operation>, List<Operation>> pass)
    {
        foreach (Function function in Functions)
            function.Transform(pass);
    }

    public IEnumerable<Operation> Operations => Functions.SelectMany(function => function);

    /// <summary>The values of a role; not their views.</summary>
    public IEnumerable<Value> WithRole(ValueRole role) => Values.Where(value => value.Role == role && value.ViewOf is null);

    /// <summary>Whether a value may vanish after its only reader has absorbed its computation.</summary>
    public bool IsInternal(Value value) =>
        value.Role == ValueRole.Intermediate && value != LossValue
            && !Outputs.Any(output => value == output.Value.Storage || value == output.Gradient || value == output.Loss);

    private int _streams;

    /// <summary>The number of the next stream of random numbers.</summary>
    public int NextStream() => _streams++;

    /// <summary>Adds a value.</summary>
    /// <param name="name">Its name; another value of the program may have it.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="role">Who gives it, and who reads it.</param>
    /// <param name="viewOf">The value whose memory it shares, or null.</param>
    /// <param name="viewOffset">Where it begins in there.</param>
    /// <param name="type">The type of its elements; by default that of the value it is a view of, or that of the program.</param>
    public Value NewValue(string name, TensorShape shape, ValueRole role, Value? viewOf = null, int viewOffset = 0, DType? type = null)
    {
        var value = new Value(Values.Count, Unique(name), shape, type ?? viewOf?.Type ?? Element, role, viewOf, viewOffset) { PlainName = name };
        Values.Add(value);
        return value;
    }

    /// <summary>A number known at compile time, as a value.</summary>
    public Value Literal(double number)
    {
        Value value = NewValue("literal", TensorShape.Scalar, ValueRole.Constant);
        value.Literal = number;
        return value;
    }

    /// <summary>The same elements under another shape.</summary>
    public Value Reshaped(Value value, TensorShape shape, string? name = null) =>
        value.Shape.Equals(shape) ? value : NewValue(name ?? value.Name + "View", shape, value.Role, value);

    private readonly HashSet<string> _names = [];

    /// <summary>The last number that was used for each name.</summary>
    private readonly Dictionary<string, int> _numbers = [];

    private string Unique(string name)
    {
        string unique = name;
        int number = _numbers.TryGetValue(name, out int last) ? last : 1;
        while (!_names.Add(unique))
            unique = name + (++number).ToString(System.Globalization.CultureInfo.InvariantCulture);
        _numbers[name] = number;
        return unique;
    }
}
