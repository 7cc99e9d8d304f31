namespace Generated;

/// <summary>Mean squared error, (y - t)², against a target vector. PyTorch's <c>MSELoss</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MeanSquaredErrorAttribute : LossAttribute;
