using System.Collections.Immutable;
using Graph.Fusion.Composition.Sources;
using Graph.Fusion.FieldSelectionMaps;
using Graph.Fusion.Schemas;
using Graph.Types;

namespace Graph.Fusion.Composition.Preprocessing;

/// <summary>Finds the lookups of a source and the way to them from <c>Query</c>.</summary>
internal static class LookupCollector
{
    /// <summary>The lookups that can be called, in the order of their path and name.</summary>
    public static IEnumerable<SourceLookup> Collect(SourceDefinitions schema) =>
        Reachable(schema)
            .Select(reached => Lookup(reached.Field, reached.Path))
            .OfType<SourceLookup>()
            .OrderBy(lookup => string.Join('.', lookup.Path), StringComparer.Ordinal)
            .ThenBy(lookup => lookup.FieldName, StringComparer.Ordinal);

    /// <summary>The lookup fields that a chain of argument-less fields leads to, with the shortest chain.</summary>
    public static IEnumerable<(SourceFieldDefinition Field, ImmutableArray<string> Path)> Reachable(
        SourceDefinitions schema
    )
    {
        if (schema.Query is not { } query)
        {
            yield break;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal) { query.Name };
        var open = new Queue<(SourceTypeDefinition Type, ImmutableArray<string> Path)>([(query, [])]);
        while (open.TryDequeue(out var next))
        {
            foreach (var field in next.Type.Fields)
            {
                if (field.IsLookup)
                {
                    yield return (field, next.Path);
                }
                else if (
                    field.Arguments.Count == 0
                    && !field.Type.IsList()
                    && schema.FindType(field.NamedType) is { Kind: TypeKind.Object } type
                    && seen.Add(type.Name)
                )
                {
                    open.Enqueue((type, next.Path.Add(field.Name)));
                }
            }
        }
    }

    /// <summary>Where an argument's value comes from: what <c>@is</c> says, or the field of its name.</summary>
    public static SelectedValue? MapOf(SourceInputDefinition argument) =>
        argument.Is is { } map
            ? map.Value
            : new SelectedValue([
                new SelectedEntry(
                    new SelectedPath(null, [new SelectedPathSegment(argument.Name, [], null)]),
                    null,
                    null
                ),
            ]);

    private static SourceLookup? Lookup(SourceFieldDefinition field, ImmutableArray<string> path)
    {
        var arguments = ImmutableArray.CreateBuilder<LookupArgument>();
        foreach (var argument in field.Arguments)
        {
            if (MapOf(argument) is not { } map)
            {
                return null;
            }

            arguments.Add(new LookupArgument(argument.Name, argument.Type, map));
        }

        return new SourceLookup(
            field.Schema.Info,
            field.NamedType,
            path,
            field.Name,
            arguments.ToImmutable(),
            field.IsInternal || !path.IsEmpty && IsBelowInternal(field.Schema, path)
        );
    }

    private static bool IsBelowInternal(SourceDefinitions schema, ImmutableArray<string> path)
    {
        var type = schema.Query;
        foreach (var name in path)
        {
            if (type?.FindField(name) is not { IsInternal: false } field)
            {
                return true;
            }

            type = schema.FindType(field.NamedType);
        }

        return false;
    }
}
