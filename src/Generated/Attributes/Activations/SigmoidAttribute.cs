namespace Generated;

/// <summary>The activation Sigmoid, element by element: 1/(1 + e⁻ˣ).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SigmoidAttribute : LayerAttribute;
