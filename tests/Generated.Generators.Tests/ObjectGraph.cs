using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Generated.Generators.Tests;

/// <summary>Walks all that an object holds, to prove that nothing of Roslyn is kept alive by it.</summary>
internal static class ObjectGraph
{
    public static void HoldsNothingOfRoslyn(object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<(object Value, string Path)>([(root, root.GetType().Name)]);
        while (open.TryPop(out (object Value, string Path) next))
        {
            Type type = next.Value.GetType();
            Assert.False(type.Assembly == typeof(ISymbol).Assembly || type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true,
                $"{next.Path} is a {type}");
            if (type.IsPrimitive || type.IsEnum || next.Value is string || (!type.IsValueType && !seen.Add(next.Value)))
                continue;
            if (next.Value is IEnumerable items && type.IsArray)
            {
                foreach (object? item in items)
                    Push(item, next.Path + "[]");
                continue;
            }
            for (Type? level = type; level is not null && level != typeof(object); level = level.BaseType)
            {
                foreach (FieldInfo field in level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                    Push(field.GetValue(next.Value), $"{next.Path}.{field.Name}");
            }
        }

        void Push(object? value, string path)
        {
            if (value is not null)
                open.Push((value, path));
        }
    }

    /// <summary>The types that the fields of a type can hold, as far as they are of the generator.</summary>
    public static IEnumerable<Type> TypesWithin(Type root)
    {
        var seen = new HashSet<Type>();
        var open = new Stack<Type>([root]);
        while (open.TryPop(out Type? type))
        {
            foreach (Type part in type.IsGenericType ? [type, .. type.GetGenericArguments()] : type.IsArray ? [type.GetElementType()!] : (Type[])[type])
            {
                if (!seen.Add(part))
                    continue;
                yield return part;
                if (part.Assembly != typeof(NetworkGenerator).Assembly)
                    continue;
                foreach (FieldInfo field in part.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
                    open.Push(field.FieldType);
            }
        }
    }
}
