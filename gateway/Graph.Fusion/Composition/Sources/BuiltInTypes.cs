namespace Graph.Fusion.Composition.Sources;

/// <summary>The types that every schema has without defining them.</summary>
internal static class BuiltInTypes
{
    public static bool IsScalar(string name) => name is "Int" or "Float" or "String" or "Boolean" or "ID";
}
