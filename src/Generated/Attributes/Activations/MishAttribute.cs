namespace Generated;

/// <summary>The activation Mish, element by element: x·tanh(log(1 + eˣ)). Misra, 2019.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MishAttribute : LayerAttribute;
