namespace Graph.Fusion.Composition;

/// <summary>Something that composition has to say about the source schemas.</summary>
/// <param name="Code">The code of the rule, such as <c>INVALID_FIELD_SHARING</c>.</param>
/// <param name="Severity">Errors prevent the composition.</param>
/// <param name="SchemaName">The source schema to change; null if it is not about one of them.</param>
/// <param name="Coordinate">The schema coordinate, such as <c>User.name</c>; null if it is about a whole schema.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Hint">What to change; of a path that cannot be resolved, the reasons with what would remove each.</param>
public sealed record CompositionLogEntry(
    string Code,
    CompositionSeverity Severity,
    string? SchemaName,
    string? Coordinate,
    string Message,
    string Hint
)
{
    /// <summary>The entry as one line.</summary>
    public override string ToString()
    {
        var at = (SchemaName, Coordinate) switch
        {
            (null, null) => "",
            (null, var coordinate) => $" {coordinate}",
            (var schema, null) => $" {schema}",
            var (schema, coordinate) => $" {schema}:{coordinate}",
        };
        // A tree of reasons stands on lines of its own.
        var separator = Hint.StartsWith("  ", StringComparison.Ordinal) ? "\n" : " ";
        return $"{Severity.ToString().ToLowerInvariant()} {Code}{at}: {Message}{separator}{Hint}";
    }
}

/// <summary>How bad it is.</summary>
public enum CompositionSeverity
{
    /// <summary>There is no composed graph.</summary>
    Error,

    /// <summary>Legal, but probably not what was meant.</summary>
    Warning,

    /// <summary>Good to know.</summary>
    Info,
}
