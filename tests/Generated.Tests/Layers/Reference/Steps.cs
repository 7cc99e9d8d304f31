using System.Collections;
using System.Globalization;
using System.Reflection;

namespace Generated.Tests.Layers.Reference;

/// <summary>
/// The steps of a network, blocks put in their places: every step by its attribute, with the arguments of the block in it, named by
/// its path, and with the path of the step whose parameters it uses. Marks of a block are told from others by the block's path.
/// </summary>
internal static class Steps
{
    private static readonly int[] s_arguments =
    [
        BlockArgument.First, BlockArgument.Second, BlockArgument.Third, BlockArgument.Fourth,
        BlockArgument.Fifth, BlockArgument.Sixth, BlockArgument.Seventh, BlockArgument.Eighth,
    ];

    /// <summary>The steps in their order; the runtime gives attributes in the order of the source.</summary>
    public static IReadOnlyList<LayerAttribute> Of(Type network) => [.. Of(network, [], "", null)];

    private static IEnumerable<LayerAttribute> Of(Type type, double[] arguments, string path, string? lender)
    {
        var counts = new Dictionary<string, int>();
        foreach (CustomAttributeData data in type.GetCustomAttributesData().Where(data => data.AttributeType.IsSubclassOf(typeof(LayerAttribute))))
        {
            LayerAttribute step = Make(data, arguments, path);
            Type? block = BlockOf(data);
            string kind = block?.Name ?? data.AttributeType.Name[..^"Attribute".Length];
            counts[kind] = counts.GetValueOrDefault(kind) + 1;
            string name = step.Name is { } given ? char.ToUpperInvariant(given[0]) + given[1..] : kind + counts[kind];
            string? weightsOf = step.WeightsOf is { } named ? path + named : lender is not null ? lender + name : null;
            if (block is null)
            {
                if (step is not (InputAttribute or LossAttribute))
                    (step.Name, step.WeightsOf) = (path + name, weightsOf);
                yield return step;
                continue;
            }

            int repeat = (int)data.AttributeType.GetProperty("Repeat")!.GetValue(step)!;
            for (int i = 1; i <= repeat; i++)
            {
                string repetition = repeat == 1 ? "." : string.Create(CultureInfo.InvariantCulture, $".Block{i}.");
                foreach (LayerAttribute inner in Of(block, (double[])data.AttributeType.GetProperty("Arguments")!.GetValue(step)!, path + name + repetition,
                    weightsOf is null ? null : weightsOf + repetition))
                    yield return inner;
            }
        }
    }

    /// <summary>The block that an attribute places; null if it is a step by itself.</summary>
    public static Type? BlockOf(CustomAttributeData data) =>
        data.AttributeType.IsGenericType && data.AttributeType.GetGenericTypeDefinition() == typeof(UseAttribute<>)
            ? data.AttributeType.GenericTypeArguments[0] : null;

    private static LayerAttribute Make(CustomAttributeData data, double[] arguments, string path)
    {
        object?[] given = [.. data.ConstructorArguments.Select(argument => ValueOf(argument, arguments, path))];
        var step = (LayerAttribute)data.Constructor.Invoke(given);
        foreach (CustomAttributeNamedArgument named in data.NamedArguments)
            ((PropertyInfo)named.MemberInfo).SetValue(step, ValueOf(named.TypedValue, arguments, ""));
        return step;
    }

    private static object? ValueOf(CustomAttributeTypedArgument argument, double[] arguments, string path)
    {
        if (argument.Value is not IEnumerable<CustomAttributeTypedArgument> items)
        {
            return argument.Value switch
            {
                int number when Array.IndexOf(s_arguments, number) is >= 0 and var index => (int)arguments[index],
                double number when Array.FindIndex(s_arguments, other => other == number) is >= 0 and var index => arguments[index],
                string mark => path + mark,
                var other when argument.ArgumentType.IsEnum => Enum.ToObject(argument.ArgumentType, other!),
                var other => other,
            };
        }
        object?[] values = [.. items.Select(item => ValueOf(item, arguments, path))];
        Array array = Array.CreateInstance(argument.ArgumentType.GetElementType()!, values.Length);
        ((ICollection)values).CopyTo(array, 0);
        return array;
    }
}
