namespace Generated;

/// <summary>Turns the last axis into probabilities: eˣ/Σeˣ, computed without overflow.</summary>
/// <remarks>Not before <see cref="CrossEntropyAttribute"/>, which applies it itself.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SoftmaxAttribute : LayerAttribute;
