using Graph.Fusion.Composition.Sources;
using Graph.Language;

namespace Graph.Fusion.Composition.Merging;

/// <summary>Finds the one type that the definitions of a field, an argument or an input field have in common.</summary>
/// <remarks>Composite Schemas, <c>LeastRestrictiveType</c> and <c>MostRestrictiveType</c>.</remarks>
internal sealed class TypeMerger
{
    private readonly Dictionary<string, HashSet<string>> _possibleTypes = new(StringComparer.Ordinal);

    public TypeMerger(IReadOnlyList<SourceDefinitions> schemas)
    {
        foreach (var schema in schemas)
        {
            foreach (var type in schema.Types.Where(type => type is { IsComposite: true, IsInternal: false }))
            {
                if (!_possibleTypes.TryGetValue(type.Name, out var possible))
                {
                    _possibleTypes[type.Name] = possible = new HashSet<string>(StringComparer.Ordinal);
                }

                possible.UnionWith(
                    schema.PossibleTypes(type).Where(member => !member.IsInternal).Select(member => member.Name)
                );
            }
        }
    }

    /// <summary>The narrowest output type that takes the values of all; null if there is none.</summary>
    public TypeNode? LeastRestrictive(IReadOnlyList<TypeNode> types)
    {
        var isNullable = types.Any(type => type is not NonNullTypeNode);
        var inner = types.Select(type => type.Nullable()).ToList();
        TypeNode? merged = null;
        if (inner.TrueForAll(type => type is ListTypeNode))
        {
            merged = LeastRestrictive([.. inner.Select(type => ((ListTypeNode)type).Type)]) is { } item
                ? new ListTypeNode(item)
                : null;
        }
        else if (inner.TrueForAll(type => type is NamedTypeNode))
        {
            merged = CoveringType([.. inner.Select(type => type.NamedType()).Distinct()]) is { } name
                ? new NamedTypeNode(new NameNode(name))
                : null;
        }

        return merged is null || isNullable ? merged : new NonNullTypeNode(merged);
    }

    /// <summary>The input type whose values all definitions accept; null if there is none.</summary>
    public static TypeNode? MostRestrictive(TypeNode a, TypeNode b)
    {
        TypeNode? merged = (a.Nullable(), b.Nullable()) switch
        {
            (ListTypeNode x, ListTypeNode y) => MostRestrictive(x.Type, y.Type) is { } item
                ? new ListTypeNode(item)
                : null,
            (NamedTypeNode x, NamedTypeNode y) when x.Name.Value == y.Name.Value => x,
            _ => null,
        };
        return merged is not null && (a is NonNullTypeNode || b is NonNullTypeNode)
            ? new NonNullTypeNode(merged)
            : merged;
    }

    private string? CoveringType(IReadOnlyList<string> names)
    {
        if (names.Count == 1)
        {
            return names[0];
        }

        return names
            .Where(candidate =>
                _possibleTypes.TryGetValue(candidate, out var possible)
                && names.All(name =>
                    name == candidate || _possibleTypes.TryGetValue(name, out var others) && Covers(possible, others)
                )
            )
            .OrderBy(candidate => _possibleTypes[candidate].Count)
            .ThenBy(candidate => candidate, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    private static bool Covers(HashSet<string> possible, HashSet<string> others) =>
        others.Count > 0 && possible.IsSupersetOf(others);
}
