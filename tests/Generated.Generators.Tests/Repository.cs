using System.Reflection;

namespace Generated.Generators.Tests;

/// <summary>Where this test project's repository is, and where it is published.</summary>
internal static class Repository
{
    /// <summary>The folder of the working copy.</summary>
    public static string Root { get; } = Path.GetFullPath(Metadata("RepositoryRoot"));

    /// <summary>The address of its page.</summary>
    public static string HomePage { get; } = Metadata("HomePage");

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
