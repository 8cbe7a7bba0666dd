using System.Text.Json;
using Graph.Language;
using Graph.Types;

namespace Graph.Fuzz.Gateway;

/// <summary>
/// What every client relies on, whatever the sources say: no null where the schema has none, lists where it has lists,
/// objects where it has objects, and in them no member that was not asked for.
/// </summary>
internal sealed class ResponseShape
{
    private readonly Schema _schema;
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments = [];

    private ResponseShape(Schema schema, DocumentNode document)
    {
        _schema = schema;
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>())
        {
            _fragments.TryAdd(fragment.Name.Value, fragment);
        }
    }

    /// <summary>Checks the data of a response to a document with one operation.</summary>
    public static void Check(Schema schema, DocumentNode document, JsonElement data)
    {
        if (data.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        var operation = document.Definitions.OfType<OperationDefinitionNode>().Single();
        new ResponseShape(schema, document).CheckObject(
            schema.RootType(operation.Operation)!,
            [operation.SelectionSet],
            data,
            "data"
        );
    }

    private void CheckObject(NamedType type, IEnumerable<SelectionSetNode> selectionSets, JsonElement json, string path)
    {
        Require(
            json.ValueKind == JsonValueKind.Object,
            "Something is no object that the schema says is one.",
            path,
            json
        );
        var fields = new Dictionary<string, List<(OutputField Field, FieldNode Node)>>();
        foreach (var selectionSet in selectionSets)
        {
            Collect(type, selectionSet, fields, 0);
        }

        var seen = new HashSet<string>();
        foreach (var member in json.EnumerateObject())
        {
            var below = $"{path}.{member.Name}";
            Require(fields.ContainsKey(member.Name), "A response has a member that was not asked for.", below, json);
            Require(seen.Add(member.Name), "A response has a member twice.", below, json);
            var selected = fields[member.Name];
            // Where types part, fields of one name may differ in all but their shape: the first tells enough.
            CheckValue(
                selected[0].Field.Type,
                selected.All(other => other.Field.Type.IsSameAs(selected[0].Field.Type)),
                selected.Select(other => other.Node.SelectionSet).OfType<SelectionSetNode>(),
                member.Value,
                below
            );
        }
    }

    private void CheckValue(
        GraphType type,
        bool isSure,
        IEnumerable<SelectionSetNode> selectionSets,
        JsonElement json,
        string path
    )
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            Require(!isSure || !type.IsNonNull, "A response has null where the schema has none.", path, json);
            return;
        }

        switch (type.Nullable)
        {
            case ListType list:
                Require(
                    json.ValueKind == JsonValueKind.Array,
                    "Something is no list that the schema says is one.",
                    path,
                    json
                );
                foreach (var item in json.EnumerateArray())
                {
                    CheckValue(list.OfType, isSure, selectionSets, item, $"{path}[]");
                }

                break;
            case EnumType or ScalarType:
                break;
            case var composite:
                CheckObject(composite.Named, selectionSets, json, path);
                break;
        }
    }

    // Every field that may be there: conditions and the object's type are not looked at.
    private void Collect(
        NamedType type,
        SelectionSetNode selectionSet,
        Dictionary<string, List<(OutputField Field, FieldNode Node)>> fields,
        int depth
    )
    {
        if (depth > 30)
        {
            return;
        }

        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldNode node when _schema.FindField(type, node.Name.Value) is { } field:
                    var name = node.Alias?.Value ?? node.Name.Value;
                    if (!fields.TryGetValue(name, out var known))
                    {
                        fields.Add(name, known = []);
                    }

                    known.Add((field, node));
                    break;
                case InlineFragmentNode inline:
                    var on = inline.TypeCondition is { } named ? _schema.FindType(named.Name.Value)! : type;
                    Collect(on, inline.SelectionSet, fields, depth + 1);
                    break;
                case FragmentSpreadNode spread:
                    var fragment = _fragments[spread.Name.Value];
                    Collect(
                        _schema.FindType(fragment.TypeCondition.Name.Value)!,
                        fragment.SelectionSet,
                        fields,
                        depth + 1
                    );
                    break;
            }
        }
    }

    private static void Require(bool holds, string kind, string path, JsonElement json) =>
        FuzzFailureException.ThrowUnless(holds, kind, () => $"{path}: {json.GetRawText()}");
}
