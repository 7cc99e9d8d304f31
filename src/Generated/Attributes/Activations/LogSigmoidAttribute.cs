namespace Generated;

/// <summary>The activation LogSigmoid, element by element: log(1/(1 + e⁻ˣ)), computed without overflow.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LogSigmoidAttribute : LayerAttribute;
