namespace System.Runtime.CompilerServices;

/// <summary>What records need and this target framework lacks.</summary>
internal static class IsExternalInit;
