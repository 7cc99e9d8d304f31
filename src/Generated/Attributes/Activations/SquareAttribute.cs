namespace Generated;

/// <summary>The activation Square, element by element: x².</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SquareAttribute : LayerAttribute;
