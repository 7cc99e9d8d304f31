namespace Generated.Generators.Kernels;

/// <summary>
/// A piece of code that does not name what it works on: an immutable description, which is printed last. Two kernels are one if their descriptions are
/// equal; uses of a kernel differ in what they pass to it.
/// </summary>
internal abstract record Kernel;
