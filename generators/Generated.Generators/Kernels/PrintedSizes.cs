namespace Generated.Generators.Kernels;

/// <summary>The sizes of a library's loops, which several calls share.</summary>
/// <param name="Type">The type that holds them.</param>
/// <param name="Sizes">What makes one.</param>
internal sealed record PrintedSizes(string Type, string Sizes) : Kernel;
