namespace Generated;

/// <summary>The activation SiLU, element by element: x·sigmoid(x), also called swish.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SiLUAttribute : LayerAttribute;
