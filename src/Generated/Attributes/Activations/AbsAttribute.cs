namespace Generated;

/// <summary>The activation Abs, element by element: |x|; its gradient at 0 is 0.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AbsAttribute : LayerAttribute;
