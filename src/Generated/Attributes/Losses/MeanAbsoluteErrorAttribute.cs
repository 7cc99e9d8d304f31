namespace Generated;

/// <summary>Mean absolute error, |y - t|, against a target vector. PyTorch's <c>L1Loss</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MeanAbsoluteErrorAttribute : LossAttribute;
