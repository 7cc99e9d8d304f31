namespace Generated;

/// <summary>Applies a function of the user to each element: a static method of the class, from one number to one, whose body is a single expression. The generator reads the expression, differentiates it and emits both vectorised.</summary>
/// <param name="method">The method's name: <c>[Map(nameof(Swish))]</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MapAttribute(string method) : LayerAttribute
{
    /// <summary>The method's name: <c>[Map(nameof(Swish))]</c>.</summary>
    public string Method { get; } = method;
}
