namespace Generated;

/// <summary>The activation ReLU6, element by element: min(max(x, 0), 6).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ReLU6Attribute : LayerAttribute;
