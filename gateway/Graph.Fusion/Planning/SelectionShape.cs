using Graph.Fusion.Planning.Drafts;
using Graph.Fusion.Planning.Incremental;
using Graph.Fusion.Planning.Passes;
using Graph.Types;

namespace Graph.Fusion.Planning;

/// <summary>
/// What is selected on objects of some types at one place. At run time each such object is a block of slots, one for
/// each field here.
/// </summary>
internal sealed class SelectionShape
{
    public SelectionShape(ShapeDraft draft, SelectionPlace place, ShapeLayout layout)
    {
        Id = draft.Id;
        Place = place;
        Types = [.. draft.Types];
        // Before what lies below: the root's type has the number 0.
        layout.Add(draft, this);
        Fields = [.. draft.Fields.Select(field => new SelectionField(field, this, layout))];
        Openings = [.. draft.Openings];
        ClientFields = Array.FindAll(Fields, field => !field.IsInternal);
        Positions =
        [
            .. draft
                .Fields.SelectMany(field => field.Positions.Select(position => (Field: Fields[field.Slot], position)))
                .OrderBy(each => each.position.Order)
                .Select(each => (each.Field, each.position.Condition)),
        ];
        IsConditional = Positions.Any(position => position.Condition != ConditionTable.Always);
    }

    /// <summary>The index among the plan's shapes.</summary>
    public int Id { get; }

    /// <summary>Where the objects stand.</summary>
    public SelectionPlace Place { get; }

    /// <summary>The object types that share the shape: the same fields, from the same sources.</summary>
    public ObjectType[] Types { get; }

    /// <summary>The fields: those of the client in the order of the response, then internal ones.</summary>
    public SelectionField[] Fields { get; }

    /// <summary>The fields that are written to the client; in the order of the response, if no conditions change it.</summary>
    public SelectionField[] ClientFields { get; }

    /// <summary>True if conditions decide what of it is written, or in which order.</summary>
    public bool IsConditional { get; }

    /// <summary>
    /// Where the client's fields can stand, in order: a field is written at the first of its places whose condition holds.
    /// </summary>
    public (SelectionField Field, int Condition)[] Positions { get; }

    /// <summary>What begins at the objects, by the part that they are delivered with; empty if there is one response.</summary>
    public PlannedOpening[] Openings { get; }

    /// <summary>What begins at the objects when they are delivered with a part; null if nothing does.</summary>
    public PlannedOpening? OpeningOf(int part)
    {
        foreach (var opening in Openings)
        {
            if (opening.Part == part)
            {
                return opening;
            }
        }

        return null;
    }

    /// <inheritdoc />
    public override string ToString() => $"{Place.Path}:{string.Join<ObjectType>('|', Types)}";
}
