using Graph.Fusion.Planning.Drafts;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Planning.Passes;

/// <summary>
/// Assigns <c>node</c> and <c>nodes</c>: the gateway makes the objects, each with its id, and everything else is looked
/// up as for any entity. One lookup of each type has to prove that the object exists.
/// </summary>
/// <param name="plan">The attempt.</param>
/// <param name="distances">How far sources are away.</param>
/// <param name="entering">Enters sources.</param>
/// <param name="assign">Assigns the fields of a shape that a fetch newly passes through.</param>
internal sealed class NodeAssignment(
    Assignment plan,
    Distances distances,
    Entering entering,
    Action<ShapeDraft, FetchDraft> assign
)
{
    /// <summary>Assigns a field that the gateway resolves.</summary>
    public void Assign(ShapeDraft shape, FieldDraft field)
    {
        var fetch = plan.Enter(
            new FetchDraft(plan.Fetches.Count, FetchDraft.Gateway, OperationType.Query, shape) { Branch = plan.Branch },
            []
        );
        fetch.Select(field, null);
        foreach (var child in field.Child?.Shapes ?? [])
        {
            child.Types.RemoveAll(type => !IsNodeType(type));
            if (child.Types.Count == 0)
            {
                continue;
            }

            child.IsNode = true;
            plan.PassThrough(fetch, child, null);
            assign(child, fetch);
            foreach (var type in child.Types)
            {
                ProveExistence(fetch, child, type);
            }
        }
    }

    private bool IsNodeType(ObjectType type)
    {
        foreach (var node in plan.Schema.Node?.Types ?? [])
        {
            if (node.TypeName == type.Name)
            {
                return true;
            }
        }

        return false;
    }

    private void ProveExistence(FetchDraft gateway, ShapeDraft shape, ObjectType type)
    {
        foreach (var entrance in shape.Entrances)
        {
            if (
                ReferenceEquals(entrance.TargetType, type)
                && ReferenceEquals(entrance.Target, shape)
                && plan.CanTake(entrance)
                && entrance.Lookup is { IsInternal: false }
                && entrance.Dependencies.Count == 1
                && entrance.Dependencies.Contains(gateway)
            )
            {
                entrance.ProvesExistence = true;
                return;
            }
        }

        // What only the gateway may ask may know less of an object: the next best that there is.
        if (!ProveExistence(shape, type, isInternal: false))
        {
            ProveExistence(shape, type, isInternal: true);
        }
    }

    private bool ProveExistence(ShapeDraft shape, ObjectType type, bool isInternal)
    {
        foreach (var source in plan.Schema.Sources)
        {
            foreach (var lookup in plan.Schema.LookupsOf(source.Id, type.Name))
            {
                if (lookup.IsInternal == isInternal && distances.LookupWave(shape, type, source.Id) == 0)
                {
                    var fetch = entering.EnterByLookup(shape, type, source.Id, []);
                    fetch.Select(TypeNameOf(shape), null);
                    fetch.ProvesExistence = true;
                    return true;
                }
            }
        }

        return false;
    }

    private FieldDraft TypeNameOf(ShapeDraft shape)
    {
        foreach (var known in shape.Fields)
        {
            if (known is { IsTypeName: true, Condition: ConditionTable.Always })
            {
                return known;
            }
        }

        var field = new FieldDraft(
            shape,
            shape.FreeName("__typename"),
            plan.Schema.Execution.TypeNameField,
            [],
            ConditionTable.Always,
            isInternal: true,
            Location.None
        );
        shape.Fields.Add(field);
        return field;
    }
}
