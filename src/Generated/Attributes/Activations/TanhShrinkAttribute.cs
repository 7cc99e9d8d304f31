namespace Generated;

/// <summary>The activation TanhShrink, element by element: x - tanh(x).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class TanhShrinkAttribute : LayerAttribute;
