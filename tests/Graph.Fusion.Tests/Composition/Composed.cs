using Graph.Fusion.Composition;

namespace Graph.Fusion.Tests.Composition;

/// <summary>Composes source schemas that a test writes down; they are named A, B, C … in order.</summary>
internal static class Composed
{
    public static CompositionResult From(params string[] sources) => From(CompositionOptions.Default, sources);

    public static CompositionResult From(CompositionOptions options, params string[] sources) =>
        SchemaComposer.Compose(
            [.. sources.Select((text, i) => new SourceSchema(((char)('A' + i)).ToString(), text))],
            options
        );

    /// <summary>The errors as <c>CODE schema:coordinate</c>, sorted.</summary>
    public static string[] Errors(params string[] sources) => Errors(From(sources));

    public static string[] Errors(CompositionResult result) =>
        [.. result.Log.Where(entry => entry.Severity == CompositionSeverity.Error).Select(Short)];

    public static string[] Warnings(CompositionResult result) =>
        [.. result.Log.Where(entry => entry.Severity == CompositionSeverity.Warning).Select(Short)];

    private static string Short(CompositionLogEntry entry) =>
        $"{entry.Code} {(entry.SchemaName is null ? "" : $"{entry.SchemaName}:")}{entry.Coordinate}";
}
