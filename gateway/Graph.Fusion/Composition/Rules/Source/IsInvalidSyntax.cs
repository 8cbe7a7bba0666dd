using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>The map of <c>@is</c> is a field selection map.</summary>
internal static class IsInvalidSyntax
{
    public const string Code = "IS_INVALID_SYNTAX";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (var argument in schema.Fields.SelectMany(field => field.Arguments))
        {
            if (argument.Is is { Error: { } error } map)
            {
                log.Error(
                    Code,
                    schema.Name,
                    argument.Coordinate,
                    $"The map '{map.Text}' of @is on '{argument.Coordinate}' cannot be read: {error}.",
                    $"Correct it, as in \"id\", \"address.id\" or \"{{ id, name }}\"."
                );
            }
        }
    }
}
