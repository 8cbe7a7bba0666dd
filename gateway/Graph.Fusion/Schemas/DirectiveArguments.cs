using System.Collections.Immutable;
using Graph.Fusion.FieldSelectionMaps;
using Graph.Language;

namespace Graph.Fusion.Schemas;

/// <summary>Reads the arguments of an execution schema's directive.</summary>
internal readonly struct DirectiveArguments(DirectiveNode directive)
{
    public string? Text(string name) => (Find(name) as StringValueNode)?.Value;

    public string RequiredText(string name) => Text(name) ?? throw Missing(name);

    public bool? Flag(string name) => (Find(name) as BooleanValueNode)?.Value;

    public ImmutableArray<string> Texts(string name) =>
        Find(name) is ListValueNode list ? [.. list.Items.OfType<StringValueNode>().Select(item => item.Value)] : [];

    public SourceSchemaInfo Source(Dictionary<string, SourceSchemaInfo> sources)
    {
        var name = RequiredText("schema");
        return sources.TryGetValue(name, out var source)
            ? source
            : throw new ExecutionSchemaException([$"'{name}' is no source; the schema definition does not list it."]);
    }

    public FieldDefinitionNode? Signature() =>
        Text("signature") is { } text
            ? ((ObjectTypeDefinitionNode)Utf8GraphQLParser.Parse($"type S {{ {text} }}").Definitions[0]).Fields[0]
            : null;

    public static SelectedValue Map(string text) =>
        FieldSelectionMapParser.TryParse(text, out var map, out var error)
            ? map
            : throw new ExecutionSchemaException([$"The map '{text}' cannot be read: {error}."]);

    private ValueNode? Find(string name)
    {
        foreach (var argument in directive.Arguments)
        {
            if (argument.Name.Value == name)
            {
                return argument.Value;
            }
        }

        return null;
    }

    private ExecutionSchemaException Missing(string name) =>
        new([$"A directive '@{directive.Name.Value}' lacks its argument '{name}'."]);
}
