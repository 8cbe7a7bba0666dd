using Graph.Fusion.Planning.Drafts;
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
        ClientFields = Array.FindAll(Fields, field => !field.IsInternal);
    }

    /// <summary>The index among the plan's shapes.</summary>
    public int Id { get; }

    /// <summary>Where the objects stand.</summary>
    public SelectionPlace Place { get; }

    /// <summary>The object types that share the shape: the same fields, from the same sources.</summary>
    public ObjectType[] Types { get; }

    /// <summary>The fields: those of the client in the order of the response, then internal ones.</summary>
    public SelectionField[] Fields { get; }

    /// <summary>The fields that are written to the client, in order.</summary>
    public SelectionField[] ClientFields { get; }

    /// <inheritdoc />
    public override string ToString() => $"{Place.Path}:{string.Join<ObjectType>('|', Types)}";
}
