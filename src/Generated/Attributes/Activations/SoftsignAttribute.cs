namespace Generated;

/// <summary>The activation Softsign, element by element: x/(1 + |x|).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SoftsignAttribute : LayerAttribute;
