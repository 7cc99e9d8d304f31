using System.ComponentModel;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Generated.Runtime;
using Xunit;

namespace Generated.Tests.Runtime;

/// <summary>What only generated code calls is in a namespace of its own, hidden, and nothing else of the library is.</summary>
public class RuntimeTypesTests
{
    private static readonly Assembly s_library = typeof(Optimizer).Assembly;

    private static readonly Assembly s_networks = typeof(Networks.Dense3To4Single).Assembly;

    [Fact]
    public void What_only_generated_code_calls_is_hidden_and_nothing_else() =>
        Assert.Equal(
            s_library.GetExportedTypes().Where(IsOfRuntime).Select(type => type.FullName).Order(),
            s_library.GetExportedTypes().Where(IsHidden).Select(type => type.FullName).Order());

    [Fact]
    public void There_are_two_namespaces() =>
        Assert.Equal(["Generated", "Generated.Runtime"], s_library.GetExportedTypes().Select(type => type.Namespace).Distinct().Order());

    /// <summary>What generated code does not name could be internal.</summary>
    [Fact]
    public void Generated_code_names_every_type_that_is_public_for_it()
    {
        using var file = new PEReader(File.OpenRead(s_networks.Location));
        MetadataReader metadata = file.GetMetadataReader();
        HashSet<string> named = [.. metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Where(type => metadata.GetString(type.Namespace) == typeof(Guard).Namespace).Select(type => metadata.GetString(type.Name))];
        // No network is in two assemblies; BlockTests of the generator has blocks that are. Not every number that is a type occurs. Networks of several
        // losses are in this assembly.
        string[] unnamed = [.. s_library.GetExportedTypes().Where(type => IsOfRuntime(type) && !IsNumber(type)).Select(type => type.Name)
            .Where(type => !named.Contains(type))];
        Assert.Equal([nameof(ComputedBlockAttribute), typeof(ISeveralLosses<>).Name], unnamed);
    }

    [Fact]
    public void No_member_for_users_shows_a_type_that_is_not() =>
        Assert.Empty(s_library.GetExportedTypes().Where(type => !IsOfRuntime(type)).Concat(s_networks.GetExportedTypes())
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(member => member.GetCustomAttribute<EditorBrowsableAttribute>()?.State != EditorBrowsableState.Never)
            .Where(member => TypesOf(member).SelectMany(Parts).Any(IsOfRuntime))
            .Select(member => $"{member.DeclaringType}: {member}"));

    private static bool IsOfRuntime(Type type) => type.Namespace == typeof(Guard).Namespace;

    private static bool IsNumber(Type type) => typeof(IRows).IsAssignableFrom(type) || typeof(IVectors).IsAssignableFrom(type);

    private static bool IsHidden(Type type) => type.GetCustomAttribute<EditorBrowsableAttribute>()?.State == EditorBrowsableState.Never;

    private static IEnumerable<Type> TypesOf(MemberInfo member) => member switch
    {
        MethodInfo method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType),
        ConstructorInfo constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType),
        PropertyInfo property => [property.PropertyType],
        FieldInfo field => [field.FieldType],
        Type nested => nested.GetInterfaces().Append(nested.BaseType ?? typeof(object)),
        _ => [],
    };

    /// <summary>A type, and those that its name is made of.</summary>
    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.GetGenericArguments().SelectMany(Parts).Append(type);
}
