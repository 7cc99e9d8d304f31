using System.Collections;
using System.Reflection;

namespace Generated.Mutants;

/// <summary>A test, or one row of its data, or one random network of the property test.</summary>
/// <param name="Name">Class, method and row.</param>
/// <param name="Run">Runs it; throws if it fails.</param>
internal sealed record Test(string Name, Action Run)
{
    private const BindingFlags All = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.FlattenHierarchy;

    /// <summary>What starts processes or draws thousands of networks, and what is about neither the representation nor the passes.</summary>
    private static readonly string[] s_leftOut =
    [
        "PassPropertyTests", "EmittedNetworkTests", "MutatedSourceTests", "HostileSourceTests", "HostileTextTests", "OptionRangeTests",
        "MapFunctionTests", "LinkTests", "DecimalsTests",
    ];

    /// <summary>The tests of an assembly, and so many random networks.</summary>
    public static IReadOnlyList<Test> Of(Assembly tests, int networks) =>
    [
        .. tests.GetExportedTypes().Where(type => type is { IsClass: true, IsAbstract: false } && !s_leftOut.Contains(type.Name)).SelectMany(Of),
        .. Networks(tests, networks),
    ];

    private static IEnumerable<Test> Of(Type type) =>
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where method.GetCustomAttributesData().Any(attribute => attribute.AttributeType.Name is "FactAttribute" or "TheoryAttribute")
        from row in Rows(method).Select((arguments, index) => (arguments, index))
        select new Test($"{type.Name}.{method.Name}#{row.index}", () => Invoke(method, row.arguments));

    private static void Invoke(MethodInfo method, object?[] arguments)
    {
        object? self = method.IsStatic ? null : Activator.CreateInstance(method.DeclaringType!);
        try
        {
            object? result = method.Invoke(self, arguments);
            if (result is Task task)
                task.GetAwaiter().GetResult();
        }
        finally
        {
            (self as IDisposable)?.Dispose();
        }
    }

    private static IEnumerable<object?[]> Rows(MethodInfo method)
    {
        System.Reflection.ParameterInfo[] parameters = method.GetParameters();
        if (parameters.Length == 0)
            return [[]];
        IEnumerable<object?[]> rows = method.GetCustomAttributes(inherit: false).SelectMany(attribute => attribute.GetType().Name switch
        {
            "InlineDataAttribute" => [(object?[])attribute.GetType().GetProperty("Data")!.GetValue(attribute)!],
            "MemberDataAttribute" => Data((string)attribute.GetType().GetProperty("MemberName")!.GetValue(attribute)!),
            _ => (IEnumerable<object?[]>)[],
        });
        return rows.Select(row => Fitted(row, parameters));

        IEnumerable<object?[]> Data(string member)
        {
            Type type = method.DeclaringType!;
            object data = type.GetProperty(member, All)?.GetValue(null) ?? type.GetField(member, All)?.GetValue(null)
                ?? type.GetMethod(member, All)!.Invoke(null, null)!;
            return ((IEnumerable)data).Cast<object>().Select(row => row as object?[]
                ?? (object?[])row.GetType().GetInterfaces().Single(type => type.Name == "ITheoryDataRow").GetMethod("GetData")!.Invoke(row, null)!);
        }
    }

    /// <summary>Arguments with the defaults of those that are missing, and the last ones in an array if the method wants them so.</summary>
    private static object?[] Fitted(object?[] row, System.Reflection.ParameterInfo[] parameters)
    {
        if (parameters[^1].ParameterType is { IsArray: true } array && parameters[^1].IsDefined(typeof(ParamArrayAttribute)))
        {
            object?[] rest = row[(parameters.Length - 1)..];
            var values = Array.CreateInstance(array.GetElementType()!, rest.Length);
            rest.CopyTo(values, 0);
            return [.. row[..(parameters.Length - 1)], values];
        }
        return [.. row, .. parameters.Skip(row.Length).Select(parameter => parameter.DefaultValue)];
    }

    /// <summary>They are drawn here: an active mutant must not change which networks they are.</summary>
    private static IEnumerable<Test> Networks(Assembly tests, int networks)
    {
        MethodInfo draw = tests.GetTypes().Single(type => type.Name == "RandomNetwork").GetMethods(All)
            .Single(method => method.Name == "Draw" && method.IsStatic);
        MethodInfo failure = tests.GetTypes().Single(type => type.Name == "PassPropertyTests").GetMethods(All)
            .Single(method => method.Name == "Failure");
        System.Reflection.ParameterInfo[] parameters = draw.GetParameters();
        for (int i = 1; i <= networks; i++)
        {
            int seed = i;
            object element = Enum.ToObject(parameters[1].ParameterType, parameters[1].DefaultValue!);
            object? network = draw.Invoke(null, [seed, element, parameters[2].DefaultValue]);
            yield return new Test($"network {seed}", () =>
            {
                if (failure.Invoke(null, [network, seed]) is string found)
                    throw new InvalidOperationException(found);
            });
        }
    }
}
