using System.Collections.Immutable;
using Graph.Types;

namespace Graph.Fusion.SchemaComparison;

/// <summary>Collects changes.</summary>
internal sealed class ChangeList
{
    private readonly List<SchemaChange> _changes = [];

    public void Breaking(string coordinate, string message) =>
        _changes.Add(new SchemaChange(ChangeSeverity.Breaking, coordinate, message));

    public void Dangerous(string coordinate, string message) =>
        _changes.Add(new SchemaChange(ChangeSeverity.Dangerous, coordinate, message));

    public void Safe(string coordinate, string message) =>
        _changes.Add(new SchemaChange(ChangeSeverity.Safe, coordinate, message));

    public void Deprecation(string coordinate, Deprecation? before, Deprecation? after)
    {
        if (before is null && after is not null)
        {
            Safe(coordinate, $"'{coordinate}' is deprecated now: {after.Reason}");
        }
        else if (before is not null && after is null)
        {
            Safe(coordinate, $"'{coordinate}' is no longer deprecated.");
        }
    }

    public ImmutableArray<SchemaChange> ToSorted() =>
        [
            .. _changes
                .OrderBy(change => change.Severity)
                .ThenBy(change => change.Coordinate, StringComparer.Ordinal)
                .ThenBy(change => change.Message, StringComparer.Ordinal),
        ];
}
