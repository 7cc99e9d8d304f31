namespace Generated.Runtime;

/// <summary>
/// What generated code calls: the memory of networks, checks of arguments, vectors, threads. It is public only because generated code lies in other
/// assemblies. It is no contract: with any version of the package it may change together with the generator. Code written by hand should not use it,
/// and editors do not offer it.
/// </summary>
internal static class NamespaceDoc;
