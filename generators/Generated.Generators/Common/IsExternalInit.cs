namespace System.Runtime.CompilerServices;

/// <summary>What <c>init</c> accessors and records need, and .NET Standard 2.0 lacks.</summary>
internal static class IsExternalInit;
