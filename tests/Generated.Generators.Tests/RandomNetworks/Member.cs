using System.Reflection;
using Generated.Testing;

namespace Generated.Generators.Tests.RandomNetworks;

/// <summary>A member of a generated network that takes spans, called with addresses.</summary>
internal sealed class Member
{
    private readonly SpanCaller _call;

    private Member(MethodInfo method)
    {
        Name = method.Name;
        Parameters = method.GetParameters();
        _call = SpanCallers.Of(method);
    }

    public string Name { get; }

    public System.Reflection.ParameterInfo[] Parameters { get; }

    /// <summary>The member with a name and a span for each parameter, or null if the class has none.</summary>
    public static Member? Of(Type type, string name) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .SingleOrDefault(method => method.Name == name && !method.GetParameters().Any(parameter => parameter.ParameterType.IsByRef)) is { } found
            ? new Member(found) : null;

    /// <summary>Whether the member writes a parameter.</summary>
    public static bool IsWritten(System.Reflection.ParameterInfo parameter) => parameter.ParameterType.GetGenericTypeDefinition() == typeof(Span<>);

    /// <summary>Calls the member.</summary>
    /// <param name="network">The network.</param>
    /// <param name="addresses">The address of each span.</param>
    /// <param name="lengths">The length of each span, in elements.</param>
    /// <returns>What it returns, or 0.</returns>
    public double Call(object network, nint[] addresses, int[] lengths) => _call(network, addresses, lengths);
}
