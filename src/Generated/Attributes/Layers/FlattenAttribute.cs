namespace Generated;

/// <summary>Makes a vector of each sample, row-major: 26x26x16 becomes 10816. Costs nothing.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FlattenAttribute : LayerAttribute;
