namespace Generated.Generators.Ir;

/// <summary>A tensor of the program: what an operation writes, once, and others read.</summary>
/// <remarks>
/// A view shares the memory of the value it is <see cref="ViewOf"/>: the same elements under another shape, or
/// a range of each sample's elements.
/// </remarks>
internal sealed class Value(int id, string name, TensorShape shape, DType type, ValueRole role, Value? viewOf = null, int viewOffset = 0)
{
    public int Id { get; } = id;

    /// <summary>A descriptive name, unique within the program and legal in C#.</summary>
    public string Name { get; set; } = name;

    /// <summary>The name before it was made unique.</summary>
    public string PlainName { get; init; } = name;

    public TensorShape Shape { get; } = shape;

    /// <summary>The type of its elements.</summary>
    public DType Type { get; } = type;

    /// <summary>Who gives it, and who reads it.</summary>
    public ValueRole Role { get; } = role;

    public Value? ViewOf { get; } = viewOf;

    /// <summary>The index in each sample of <see cref="ViewOf"/> at which the view begins.</summary>
    public int ViewOffset { get; } = viewOffset;

    /// <summary>The parameter or input of which this is the gradient, for gradients that the caller gets.</summary>
    public Value? GradientOf { get; set; }

    /// <summary>The buffer whose next contents this value is.</summary>
    public Value? UpdateOf { get; set; }

    /// <summary>The number, if the value is a literal; it is inserted wherever the value is read.</summary>
    public double? Literal { get; set; }

    /// <summary>The elements of a constant tensor.</summary>
    public double[]? Elements { get; set; }

    /// <summary>The value that owns the memory.</summary>
    public Value Storage => ViewOf is null ? this : ViewOf.Storage;

    /// <summary>The index in each sample of <see cref="Storage"/> at which this value begins.</summary>
    public int StorageOffset => ViewOf is null ? 0 : ViewOf.StorageOffset + ViewOffset;

    /// <summary>The distance between the beginnings of two samples, in elements.</summary>
    public int SampleStride => Storage.Shape.Elements;

    /// <summary>Whether it shows only some of the elements of the value that it is a view of.</summary>
    public bool IsSlice => ViewOf is not null && (Shape.Elements != ViewOf.Shape.Elements || ViewOf.IsSlice);

    /// <summary>Whether the samples lie one after another without gaps.</summary>
    public bool IsContiguous => SampleStride == Shape.Elements;

    public override string ToString() => Name;
}

internal enum ValueRole
{
    /// <summary>Given by the caller, with a part for each sample.</summary>
    Input,

    /// <summary>What the output should be, given by the caller: numbers, or indices of the right classes.</summary>
    Target,

    /// <summary>A part of the network's parameters.</summary>
    Parameter,

    /// <summary>A part of the network's gradients.</summary>
    ParameterGradient,

    /// <summary>Numbers that the network keeps between calls and that are no parameters, such as running statistics.</summary>
    Buffer,

    /// <summary>The contents of a buffer from the next call on: written to the place of the buffer.</summary>
    BufferUpdate,

    /// <summary>Numbers known at compile time.</summary>
    Constant,

    /// <summary>Computed by the program, kept in its arena; a scalar is a local variable.</summary>
    Intermediate,

    /// <summary>Memory of each thread in which one operation works: nothing reads it afterwards.</summary>
    Workspace,

    /// <summary>The gradient of an input, written to the caller's memory if the caller asks for it.</summary>
    InputGradient,

    /// <summary>The gradient of the output, given by the caller where there is no loss.</summary>
    OutputGradient,

    /// <summary>What prediction gives to the caller.</summary>
    Output,
}
