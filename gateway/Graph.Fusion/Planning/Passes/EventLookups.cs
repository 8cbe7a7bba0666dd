using Graph.Fusion.FieldSelectionMaps;
using Graph.Fusion.Planning.Drafts;
using Graph.Fusion.Schemas;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Planning.Passes;

/// <summary>
/// Finds by which lookups the source of a subscription can be asked again for objects of its events: an event comes once, and
/// where null has taken a part of it that something needs, that part is read by the key that the event has of an object above.
/// </summary>
internal sealed class EventLookups
{
    private readonly FusionSchema _schema;
    private readonly FetchDraft _events;

    private EventLookups(FusionSchema schema, FetchDraft events)
    {
        _schema = schema;
        _events = events;
    }

    /// <summary>The lookups, as fetches that ask for what the event was to have.</summary>
    /// <param name="schema">The composed graph.</param>
    /// <param name="events">The fetch that is subscribed to.</param>
    /// <param name="needing">True for a shape with something that needs what is read below it.</param>
    public static List<FetchDraft> Of(FusionSchema schema, FetchDraft events, Func<ShapeDraft, bool> needing)
    {
        var lookups = new EventLookups(schema, events);
        var found = new List<FetchDraft>();
        var seen = new HashSet<ShapeDraft>();
        foreach (var shape in events.Selections.Keys.Where(needing))
        {
            // What has no lookup is found again below an object that has.
            for (var at = shape; at is not null && seen.Add(at); at = at.Place.ParentField?.Shape)
            {
                var before = found.Count;
                found.AddRange(at.Types.Select(type => lookups.Of(at, type)).OfType<FetchDraft>());
                if (found.Count > before)
                {
                    break;
                }
            }
        }

        return found;
    }

    private FetchDraft? Of(ShapeDraft shape, ObjectType type)
    {
        foreach (var lookup in _schema.LookupsOf(_events.Source, type.Name))
        {
            foreach (var key in lookup.Keys)
            {
                var values = key.Entries.Select(entry => ValueOf(entry, shape)).OfType<ValueDraft>().ToArray();
                if (values.Length == lookup.Arguments.Length)
                {
                    return Fetch(shape, type, lookup, key, values);
                }
            }
        }

        return null;
    }

    private FetchDraft Fetch(ShapeDraft shape, ObjectType type, SourceLookup lookup, LookupKey key, ValueDraft[] values)
    {
        var fetch = new FetchDraft(_events.Id, _events.Source, OperationType.Query, shape)
        {
            TargetType = type,
            Lookup = lookup,
            Key = key,
        };
        for (var i = 0; i < values.Length; i++)
        {
            var argument = lookup.Arguments[i];
            fetch.KeyValues.Add(new RequiredValue(argument.Name, argument.Type, values[i]));
        }

        foreach (var (at, selected) in _events.Selections)
        {
            fetch.Selections.Add(at, selected);
        }

        return fetch;
    }

    /// <summary>Where the event has a value; null if it has not. The depth is that of the map, which composition limits.</summary>
    private ValueDraft? ValueOf(SelectedEntry entry, ShapeDraft at)
    {
        if (entry.List is not null || entry.Path is { TypeCondition: not null })
        {
            return null;
        }

        var steps = new List<FieldDraft[]>();
        foreach (var segment in entry.Path?.Segments ?? [])
        {
            if (FieldOf(at, segment) is not { } field)
            {
                return null;
            }

            steps.Add([field]);
            at = field.Child is { Shapes: [var below] } ? below : at;
        }

        if (entry.Object is not { } selected)
        {
            return new PathDraft([.. steps], null);
        }

        var values = selected
            .Fields.Select(field => field.Value.Alternatives is [var only] ? ValueOf(only, at) : null)
            .OfType<ValueDraft>()
            .ToArray();
        if (values.Length < selected.Fields.Length)
        {
            return null;
        }

        var value = new ObjectDraft([.. selected.Fields.Select(field => field.Name)], values);
        return steps.Count == 0 ? value : new PathDraft([.. steps], value);
    }

    private FieldDraft? FieldOf(ShapeDraft shape, SelectedPathSegment segment)
    {
        var arguments = segment.Arguments.IsEmpty ? "" : SourceText.Print(segment.Arguments);
        var field = _events
            .Selections.GetValueOrDefault(shape, [])
            .Find(selected =>
                selected.Field.Name == segment.FieldName
                && selected.Field.CanBeRequired
                && selected.Field.ArgumentsText == arguments
            )
            ?.Field;
        return segment.TypeCondition is null && field?.Child is null or { Shapes.Count: 1 } ? field : null;
    }
}
