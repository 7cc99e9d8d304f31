using System.Reflection;
using System.Reflection.Emit;

namespace Generated.Generators.Tests.RandomNetworks;

/// <summary>A member of a generated network that takes spans, called with addresses.</summary>
internal sealed class Member
{
    private delegate double Caller(object network, nint[] addresses, int[] lengths);

    private readonly Caller _call;

    private Member(MethodInfo method)
    {
        Name = method.Name;
        Parameters = method.GetParameters();
        var dynamic = new DynamicMethod(method.Name, typeof(double), [typeof(object), typeof(nint[]), typeof(int[])], typeof(Member).Module, skipVisibility: true);
        ILGenerator il = dynamic.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Castclass, method.DeclaringType!);
        for (int i = 0; i < Parameters.Length; i++)
        {
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Ldc_I4, i);
            il.Emit(OpCodes.Ldelem_I);
            il.Emit(OpCodes.Ldarg_2);
            il.Emit(OpCodes.Ldc_I4, i);
            il.Emit(OpCodes.Ldelem_I4);
            il.Emit(OpCodes.Newobj, Parameters[i].ParameterType.GetConstructor([typeof(void*), typeof(int)])!);
        }
        il.Emit(OpCodes.Callvirt, method);
        if (method.ReturnType == typeof(void))
            il.Emit(OpCodes.Ldc_R8, 0.0);
        else
            il.Emit(OpCodes.Conv_R8);
        il.Emit(OpCodes.Ret);
        _call = dynamic.CreateDelegate<Caller>();
    }

    public string Name { get; }

    public System.Reflection.ParameterInfo[] Parameters { get; }

    /// <summary>The member with a name, or null if the class has none.</summary>
    public static Member? Of(Type type, string name) => type.GetMethod(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly) is { } method ? new Member(method) : null;

    /// <summary>Whether the member writes a parameter.</summary>
    public static bool IsWritten(System.Reflection.ParameterInfo parameter) => parameter.ParameterType.GetGenericTypeDefinition() == typeof(Span<>);

    /// <summary>Calls the member.</summary>
    /// <param name="network">The network.</param>
    /// <param name="addresses">The address of each span.</param>
    /// <param name="lengths">The length of each span, in elements.</param>
    /// <returns>What it returns, or 0.</returns>
    public double Call(object network, nint[] addresses, int[] lengths) => _call(network, addresses, lengths);
}
