using System.Collections.Immutable;

namespace Graph.Fusion.Composition;

/// <summary>Collects the entries of a composition.</summary>
internal sealed class CompositionLog
{
    private readonly HashSet<CompositionLogEntry> _entries = [];

    public bool HasErrors { get; private set; }

    public void Error(string code, string? schema, string? coordinate, string message, string hint)
    {
        HasErrors = true;
        _entries.Add(new CompositionLogEntry(code, CompositionSeverity.Error, schema, coordinate, message, hint));
    }

    public void Warning(string code, string? schema, string? coordinate, string message, string hint) =>
        _entries.Add(new CompositionLogEntry(code, CompositionSeverity.Warning, schema, coordinate, message, hint));

    public void Info(string code, string? schema, string? coordinate, string message, string hint) =>
        _entries.Add(new CompositionLogEntry(code, CompositionSeverity.Info, schema, coordinate, message, hint));

    public void Add(CompositionLog other)
    {
        HasErrors |= other.HasErrors;
        _entries.UnionWith(other._entries);
    }

    public void Add(IEnumerable<CompositionLogEntry> entries)
    {
        foreach (var entry in entries)
        {
            HasErrors |= entry.Severity == CompositionSeverity.Error;
            _entries.Add(entry);
        }
    }

    public ImmutableArray<CompositionLogEntry> ToSorted() =>
        [
            .. _entries
                .OrderBy(entry => entry.Severity)
                .ThenBy(entry => entry.Code, StringComparer.Ordinal)
                .ThenBy(entry => entry.Coordinate, StringComparer.Ordinal)
                .ThenBy(entry => entry.SchemaName, StringComparer.Ordinal)
                .ThenBy(entry => entry.Message, StringComparer.Ordinal),
        ];
}
