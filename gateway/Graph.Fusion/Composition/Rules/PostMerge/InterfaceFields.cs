using Graph.Fusion.Composition.Merging;
using Graph.Types;

namespace Graph.Fusion.Composition.Rules.PostMerge;

/// <summary>The visible fields of interfaces, with each visible type that has to have them.</summary>
internal static class InterfaceFields
{
    public static IEnumerable<(MergedType Type, MergedField Field)> Of(MergedSchema schema)
    {
        foreach (var type in schema.Types.Where(type => !type.IsInaccessible))
        {
            foreach (var name in type.Interfaces)
            {
                if (schema.FindType(name) is { Kind: TypeKind.Interface, IsInaccessible: false } implemented)
                {
                    foreach (var field in implemented.Fields.Where(field => !field.IsInaccessible))
                    {
                        yield return (type, field);
                    }
                }
            }
        }
    }
}
