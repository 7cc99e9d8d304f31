namespace Generated;

/// <summary>The logarithm of the softmax along the last axis: x - log Σeˣ, computed without overflow.</summary>
/// <remarks>Use it before <see cref="NegativeLogLikelihoodAttribute"/>, not before <see cref="CrossEntropyAttribute"/>, which applies it itself.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LogSoftmaxAttribute : LayerAttribute;
