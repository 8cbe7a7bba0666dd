using System.Text.Json.Nodes;
using Graph.Fusion.FieldSelectionMaps;
using Graph.Language;
using Graph.Oracle.Tests.Worlds;
using Graph.Types;

namespace Graph.Oracle.Tests.Sources;

/// <summary>The field selection maps of a world.</summary>
internal static class Maps
{
    /// <summary>The map of an argument that a lookup or a requirement has; null for another.</summary>
    public static SelectedValue? Of(InputValue argument, OutputField field) =>
        TextOf(argument) is { } text ? Parse(text)
        : field.Directives.Any(directive => directive.Name.Value == "lookup") ? Parse(argument.Name)
        : null;

    /// <summary>The text of <c>@is</c> or <c>@require</c>; null if there is none.</summary>
    public static string? TextOf(InputValue argument) => TextOf(argument.Directives);

    public static SelectedValue Parse(string text) =>
        FieldSelectionMapParser.TryParse(text, out var value, out var error)
            ? value
            : throw new InvalidOperationException($"'{text}' is no map: {error}");

    /// <summary>All maps of a world as the other side reads them, by their text.</summary>
    public static JsonObject All(World world)
    {
        var texts = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var document in world.Sources.Select(source => source.Sdl).Append(world.Monolith))
        {
            foreach (
                var definition in Utf8GraphQLParser.Parse(System.Text.Encoding.UTF8.GetBytes(document)).Definitions
            )
            {
                if (definition is not ObjectTypeDefinitionNode type)
                {
                    continue;
                }

                foreach (var field in type.Fields)
                {
                    var note = WorldNote.Of(field.Directives);
                    texts.UnionWith(note.Require);
                    texts.UnionWith(note.Lookup ?? []);
                    var isLookup = field.Directives.Any(directive => directive.Name.Value == "lookup");
                    foreach (var argument in field.Arguments)
                    {
                        if (TextOf(argument.Directives) is { } text)
                        {
                            texts.Add(text);
                        }
                        else if (isLookup)
                        {
                            texts.Add(argument.Name.Value);
                        }
                    }
                }
            }
        }

        return new JsonObject(texts.Select(text => KeyValuePair.Create(text, (JsonNode?)ToJson(Parse(text)))));
    }

    private static string? TextOf(IEnumerable<DirectiveNode> directives) =>
        directives.FirstOrDefault(directive => directive.Name.Value is "is" or "require") is { } found
            ? ((StringValueNode)found.Arguments[0].Value).Value
            : null;

    private static JsonArray ToJson(SelectedValue value) => [.. value.Alternatives.Select(ToJson)];

    private static JsonObject ToJson(SelectedEntry entry)
    {
        var json = new JsonObject();
        if (entry.Path is { } path)
        {
            json["type"] = path.TypeCondition;
            json["path"] = new JsonArray([
                .. path.Segments.Select(segment => new JsonObject
                {
                    ["name"] = segment.FieldName,
                    ["args"] = new JsonArray([
                        .. WorldData.LinesOf(segment.Arguments).Select(line => JsonValue.Create(line)),
                    ]),
                    ["type"] = segment.TypeCondition,
                }),
            ]);
        }

        if (entry.Object is { } fields)
        {
            json["fields"] = new JsonArray([
                .. fields.Fields.Select(field => new JsonArray(field.Name, ToJson(field.Value))),
            ]);
        }

        if (entry.List is { } list)
        {
            json["item"] = ToJson(list.Item);
        }

        return json;
    }
}
