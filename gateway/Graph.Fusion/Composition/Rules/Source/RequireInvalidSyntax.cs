using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>The map of <c>@require</c> is a field selection map.</summary>
internal static class RequireInvalidSyntax
{
    public const string Code = "REQUIRE_INVALID_SYNTAX";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (var argument in schema.Fields.SelectMany(field => field.Arguments))
        {
            if (argument.Require is { Error: { } error } map)
            {
                log.Error(
                    Code,
                    schema.Name,
                    argument.Coordinate,
                    $"The map '{map.Text}' of @require on '{argument.Coordinate}' cannot be read: {error}.",
                    $"Correct it, as in \"price\", \"dimension.weight\" or \"{{ width, height }}\"."
                );
            }
        }
    }
}
