using Graph.Execution.Operations;
using Graph.Fusion.Planning.Incremental;
using Graph.Types;

namespace Graph.Fusion.Planning.Drafts;

/// <summary>A <see cref="SelectionShape"/> while the operation is planned: internal selections are added to it.</summary>
internal sealed class ShapeDraft(int id, PlaceDraft place, List<ObjectType> types)
{
    /// <summary>The index among the plan's shapes.</summary>
    public int Id { get; } = id;

    /// <summary>Where the objects stand.</summary>
    public PlaceDraft Place { get; } = place;

    /// <summary>The object types that share the shape: the same fields, from the same sources.</summary>
    public List<ObjectType> Types { get; } = types;

    /// <summary>The name of the type that stands for all: what is true of its fields is true of the others'.</summary>
    public string TypeName => Types[0].Name;

    /// <summary>The fields: those of the client in the order of the response, then internal ones.</summary>
    public List<FieldDraft> Fields { get; } = [];

    /// <summary>The usages of <c>@defer</c> that stand there, outer ones first.</summary>
    public DeferUsage[] Usages { get; init; } = [];

    /// <summary>What begins at the objects, by the part that they are delivered with.</summary>
    public List<PlannedOpening> Openings { get; } = [];

    /// <summary>The fetches that pass through objects of this shape, in the order of planning.</summary>
    public List<FetchDraft> Entrances { get; } = [];

    /// <summary>True if the gateway itself makes the objects from their ids (<c>node</c>).</summary>
    public bool IsNode { get; set; }

    /// <summary>A response name that no field of the place has.</summary>
    public string FreeName(string wanted)
    {
        if (!IsTaken(wanted))
        {
            return wanted;
        }

        for (var i = 2; ; i++)
        {
            var name = $"{wanted}_{i}";
            if (!IsTaken(name))
            {
                return name;
            }
        }
    }

    private bool IsTaken(string name)
    {
        // Objects of other shapes at this place are answered in the same JSON object of the source: one name, one meaning.
        foreach (var shape in Place.Shapes)
        {
            foreach (var field in shape.Fields)
            {
                if (field.ResponseName == name)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <inheritdoc />
    public override string ToString() => $"{Place.Path}:{string.Join('|', Types)}";
}
