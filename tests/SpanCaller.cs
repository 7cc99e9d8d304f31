using System.Reflection;
using System.Reflection.Emit;

namespace Generated.Testing;

/// <summary>Calls a member of a network with spans over given memory, and returns the number that it returns, or 0.</summary>
/// <param name="network">The network.</param>
/// <param name="addresses">For each parameter, where its span begins.</param>
/// <param name="lengths">For each parameter, how many elements its span has.</param>
internal delegate double SpanCaller(object network, nint[] addresses, int[] lengths);

/// <summary>Makes callers. Reflection cannot: a span is no object.</summary>
internal static class SpanCallers
{
    /// <summary>A method that makes spans of addresses and lengths, and calls the member with them.</summary>
    public static SpanCaller Of(MethodInfo member)
    {
        Type[] parameters = [typeof(object), typeof(nint[]), typeof(int[])];
        var method = new DynamicMethod(member.Name, typeof(double), parameters, typeof(SpanCallers).Module, skipVisibility: true);
        ILGenerator il = method.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Castclass, member.DeclaringType!);
        foreach (System.Reflection.ParameterInfo parameter in member.GetParameters())
        {
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Ldc_I4, parameter.Position);
            il.Emit(OpCodes.Ldelem_I);
            il.Emit(OpCodes.Ldarg_2);
            il.Emit(OpCodes.Ldc_I4, parameter.Position);
            il.Emit(OpCodes.Ldelem_I4);
            il.Emit(OpCodes.Newobj, parameter.ParameterType.GetConstructor([typeof(void*), typeof(int)])!);
        }
        il.Emit(OpCodes.Callvirt, member);
        if (member.ReturnType == typeof(void))
            il.Emit(OpCodes.Ldc_R8, 0.0);
        else
            il.Emit(OpCodes.Conv_R8);
        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<SpanCaller>();
    }
}
