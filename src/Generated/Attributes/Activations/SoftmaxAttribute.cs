namespace Generated;

/// <summary>Turns the last axis into probabilities: eˣ/Σeˣ, computed without overflow.</summary>
/// <remarks>Do not use it before <see cref="CrossEntropyAttribute"/>, which applies the softmax itself.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SoftmaxAttribute : LayerAttribute;
