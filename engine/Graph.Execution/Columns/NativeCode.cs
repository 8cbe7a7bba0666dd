namespace Graph.Execution.Columns;

/// <summary>Why what is made by reflection is right in a program that is compiled to native code.</summary>
internal static class NativeCode
{
    public const string Introspection =
        "Compiled natively is the gateway: its only resolvers are those of introspection, which make their completers themselves.";
}
