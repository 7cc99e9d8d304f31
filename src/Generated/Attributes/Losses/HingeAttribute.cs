namespace Generated;

/// <summary>Hinge loss against targets of -1 or 1, element by element: max(0, 1 - t·y).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class HingeAttribute : LossAttribute;
