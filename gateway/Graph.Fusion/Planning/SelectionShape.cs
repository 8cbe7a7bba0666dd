using Graph.Types;

namespace Graph.Fusion.Planning;

/// <summary>
/// What is selected on objects of some types at one place. At run time each such object is a block of slots, one for
/// each field here.
/// </summary>
internal sealed class SelectionShape(int id, SelectionPlace place, List<ObjectType> types)
{
    /// <summary>The index among the plan's shapes.</summary>
    public int Id { get; } = id;

    /// <summary>Where the objects stand.</summary>
    public SelectionPlace Place { get; } = place;

    /// <summary>The object types that share the shape: the same fields, from the same sources.</summary>
    public List<ObjectType> Types { get; } = types;

    /// <summary>The fields: those of the client in the order of the response, then internal ones.</summary>
    public List<SelectionField> Fields { get; } = [];

    /// <summary>The fetches that pass through objects of this shape, in the order of planning.</summary>
    public List<FetchDraft> Entrances { get; } = [];

    /// <summary>True if the gateway itself makes the objects from their ids (<c>node</c>).</summary>
    public bool IsNode { get; set; }

    /// <summary>The fields that are written to the client, in order; set when the plan is complete.</summary>
    public SelectionField[] ClientFields { get; private set; } = [];

    /// <summary>Makes the shape ready for execution; no field may be added after it.</summary>
    public void Freeze()
    {
        ClientFields = [.. Fields.Where(field => !field.IsInternal)];
        Entrances.Clear();
        foreach (var field in Fields)
        {
            field.Providers.Clear();
        }
    }

    /// <summary>A response name that no field of the shape has.</summary>
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
