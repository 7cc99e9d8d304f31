namespace Generated;

/// <summary>The activation Exp, element by element: eˣ.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ExpAttribute : LayerAttribute;
