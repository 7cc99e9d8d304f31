namespace Generated;

/// <summary>The activation SELU, element by element: 1.0507·(x for x > 0, 1.67326·(eˣ - 1) below). Klambauer et al., 2017.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SELUAttribute : LayerAttribute;
