namespace Generated;

/// <summary>The mean of each channel of an image [height, width, channels], or of each feature of a sequence [time, features]: a vector, which a dense layer
/// can follow.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GlobalAveragePoolAttribute : LayerAttribute;
