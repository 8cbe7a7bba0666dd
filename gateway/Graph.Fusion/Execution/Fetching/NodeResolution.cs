using System.Text.Json;
using Graph.Fusion.Execution.Results;
using Graph.Fusion.Planning;
using Graph.Fusion.Schemas;
using Graph.Language;

namespace Graph.Fusion.Execution.Fetching;

/// <summary>
/// Makes the objects of <c>node(id:)</c> and <c>nodes(ids:)</c>: the id's prefix names the type, and the id is the key by
/// which everything else is looked up.
/// </summary>
internal static class NodeResolution
{
    /// <summary>Fills the node fields of the root.</summary>
    public static void Resolve(QueryPlan plan, FusionSchema schema, ResultStore store, ClientVariables variables)
    {
        foreach (var field in plan.NodeFields)
        {
            if (!variables.Includes(field.Condition) || field.Arguments.IsEmpty || schema.Node is null)
            {
                continue;
            }

            var slot = Resolve(plan, schema.Node, store, variables, field, field.Arguments[0].Value);
            store.FieldOf(store.Root, field.Slot) = slot;
        }
    }

    private static Slot Resolve(
        QueryPlan plan,
        GlobalObjectIdentification node,
        ResultStore store,
        ClientVariables variables,
        SelectionField field,
        ValueNode value
    )
    {
        if (field.Type.ListDepth == 0)
        {
            return MakeObject(plan, node, store, field, IdOf(value, variables));
        }

        var items = new List<Slot>();
        var firstLater = field.Stream is null ? int.MaxValue : store.FirstLaterItem(field);
        foreach (var id in IdsOf(value, variables))
        {
            store.AddsLater = items.Count >= firstLater;
            items.Add(MakeObject(plan, node, store, field, id));
        }

        store.AddsLater = false;

        return store.AddList(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(items));
    }

    private static Slot MakeObject(
        QueryPlan plan,
        GlobalObjectIdentification node,
        ResultStore store,
        SelectionField field,
        string? id
    )
    {
        if (id is null || id.EndsWith('_') || node.TypeOf(id) is not { } nodeType)
        {
            var error = new FieldError(
                $"'{Shorten(id)}' is no id of this graph: an id is a type's prefix, an underscore and the id itself, "
                    + $"like '{node.Types[0].Prefix}_…'.",
                ResponseErrorCodes.UnknownId,
                null
            );
            return Slot.Error(store.AddError(error));
        }

        for (var typeId = 0; typeId < plan.Types.Length; typeId++)
        {
            var type = plan.Types[typeId].Type;
            if (type.Name != nodeType.TypeName || field.Child?.ShapeOf(type) is not { } shape)
            {
                continue;
            }

            var bytes = JsonSerializer.SerializeToUtf8Bytes(id, FusionJson.Default.String);
            var answer = store.AddAnswer(bytes);
            var instance = store.AddObject(shape, typeId);
            foreach (var member in shape.Fields)
            {
                if (member.Name == "id")
                {
                    store.FieldOf(instance, member.Slot) = Slot.Leaf(answer, 0, bytes.Length);
                }
            }

            return Slot.Object(instance);
        }

        return Slot.Null;
    }

    private static string? IdOf(ValueNode value, ClientVariables variables) =>
        value switch
        {
            StringValueNode text => text.Value,
            IntValueNode number => number.Value,
            VariableNode variable => variables.ValueOf(variable.Name.Value) as string,
            _ => null,
        };

    private static IEnumerable<string?> IdsOf(ValueNode value, ClientVariables variables)
    {
        switch (value)
        {
            case ListValueNode list:
                foreach (var item in list.Items)
                {
                    yield return IdOf(item, variables);
                }

                break;
            case VariableNode variable when variables.ValueOf(variable.Name.Value) is object?[] ids:
                foreach (var id in ids)
                {
                    yield return id as string;
                }

                break;
            default:
                yield return IdOf(value, variables);
                break;
        }
    }

    private static string Shorten(string? id) =>
        id is null ? "null"
        : id.Length <= 80 ? id
        : id[..80] + "…";
}
