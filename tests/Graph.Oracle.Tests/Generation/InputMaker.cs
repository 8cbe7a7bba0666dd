using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Graph.Oracle.Tests.Worlds;
using Graph.Types;

namespace Graph.Oracle.Tests.Generation;

/// <summary>Random values of input types, as literals and as JSON of variables.</summary>
internal sealed class InputMaker(Dice dice)
{
    private const int MaxDepth = 3;

    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly string[] Texts =
    [
        "",
        "plain",
        "é \"quoted\" \\ \u2028",
        "\U0001F600",
        "tab\tand\nline",
        "{ $x }",
    ];

    private readonly List<string> _declared = [];

    /// <summary>The definitions of the variables so far.</summary>
    public IReadOnlyList<string> Declared => _declared;

    /// <summary>The values of the variables so far.</summary>
    public JsonObject Values { get; } = [];

    /// <summary>A literal of a type, in which variables may stand.</summary>
    public string Literal(GraphType type, int depth = 0)
    {
        if (dice.Chance(depth == 0 ? 0.35 : 0.15))
        {
            return Variable(type);
        }

        if (!type.IsNonNull && dice.Chance(0.1))
        {
            return "null";
        }

        switch (type.Nullable)
        {
            case ListType list:
                return dice.Chance(0.15)
                    ? Literal(list.OfType, depth + 1)
                    : $"[{string.Join(", ", Enumerable.Range(0, dice.Below(3)).Select(_ => Literal(list.OfType, depth + 1)))}]";
            case InputObjectType input:
                return $"{{ {string.Join(", ", FieldsOf(input, depth).Select(field => $"{field.Name}: {Literal(TypeIn(input, field), depth + 1)}"))} }}";
            default:
                return ToLiteral(Leaf((NamedType)type.Nullable), type);
        }
    }

    /// <summary>A value as a literal.</summary>
    public static string ToLiteral(JsonNode? value, GraphType type) =>
        (value, type.Nullable) switch
        {
            (null, _) => "null",
            (JsonArray items, ListType list) =>
                $"[{string.Join(", ", items.Select(item => ToLiteral(item, list.OfType)))}]",
            // A single value stands for a list of it.
            (_, ListType list) => ToLiteral(value, list.OfType),
            (JsonArray items, _) => $"[{string.Join(", ", items.Select(item => ToLiteral(item, type)))}]",
            (JsonObject fields, InputObjectType input) =>
                $"{{ {string.Join(", ", fields.Select(field => $"{field.Key}: {ToLiteral(field.Value, input.Fields.First(known => known.Name == field.Key).Type)}"))} }}",
            (JsonObject fields, _) =>
                $"{{ {string.Join(", ", fields.Select(field => $"{field.Key}: {ToLiteral(field.Value, type)}"))} }}",
            (_, EnumType) => value.GetValue<string>(),
            _ => value.ToJsonString(Relaxed),
        };

    /// <summary>A variable that may stand where the type is expected.</summary>
    public string Variable(GraphType type, JsonNode? value = null, bool hasValue = false)
    {
        var name = $"v{_declared.Count}";
        var text = type.ToString()!;
        string? fallback = null;
        if (type.IsNonNull && !hasValue && dice.Chance(0.3))
        {
            text = text[..^1];
            fallback = ToLiteral(Json(type), type);
        }
        else if (!type.IsNonNull)
        {
            if (dice.Chance(0.3))
            {
                text += "!";
            }
            else if (dice.Chance(0.4))
            {
                fallback = ToLiteral(Json(type), type);
            }
        }

        // Declared before the default is made: names stay apart.
        _declared.Add(fallback is null ? $"${name}: {text}" : $"${name}: {text} = {fallback}");
        if (hasValue)
        {
            Values[name] = value;
        }
        else if (text.EndsWith('!'))
        {
            Values[name] = NotNull(type);
        }
        else if (type.IsNonNull ? dice.Chance(0.5) : dice.Chance(0.7))
        {
            Values[name] = type.IsNonNull ? NotNull(type) : Json(type);
        }

        return $"${name}";
    }

    private JsonNode? NotNull(GraphType type, int depth = 0) =>
        type.Nullable switch
        {
            ListType list => dice.Chance(0.15) && depth < MaxDepth
                ? NotNull(list.OfType, depth + 1)
                : new JsonArray([.. Enumerable.Range(0, dice.Below(3)).Select(_ => Json(list.OfType, depth + 1))]),
            InputObjectType input => new JsonObject(
                FieldsOf(input, depth)
                    .Select(field => KeyValuePair.Create(field.Name, Json(TypeIn(input, field), depth + 1)))
            ),
            _ => Leaf((NamedType)type.Nullable),
        };

    private JsonNode? Json(GraphType type, int depth = 0) =>
        !type.IsNonNull && dice.Chance(0.1) ? null : NotNull(type, depth);

    private GraphType TypeIn(InputObjectType input, InputValue field) =>
        input.IsOneOf && !field.Type.IsNonNull ? new NonNullType(field.Type) : field.Type;

    private List<InputValue> FieldsOf(InputObjectType input, int depth)
    {
        if (input.IsOneOf)
        {
            return [dice.Pick(input.Fields)];
        }

        return dice.Shuffle(
            input.Fields.Where(field =>
                !WorldNote.Of(field.Directives).Hidden
                && ((field.Type.IsNonNull && field.DefaultValue is null) || (depth < MaxDepth && dice.Chance(0.4)))
            )
        );
    }

    private JsonNode? Leaf(NamedType type)
    {
        switch (type)
        {
            case EnumType of:
                return dice.Pick([.. of.Values.Where(value => !WorldNote.Of(value.Directives).Hidden)]).Name;
            case { Name: "Int" }:
                return dice.Chance(0.1) ? dice.Pick([int.MaxValue, int.MinValue, 0]) : dice.Below(100) - 10;
            case { Name: "Float" }:
                return dice.Chance(0.3) ? dice.Below(1000) : (dice.Below(2000) - 1000) / 8.0;
            case { Name: "Boolean" }:
                return dice.Chance(0.5);
            case { Name: "ID" }:
                return dice.Chance(0.3) ? dice.Below(1_000_000) : $"id{dice.Below(100)}";
            case { Name: "Amount" }:
                return dice.Below(1000);
            case { Name: "Blob" }:
                return JsonNode.Parse("""{ "b": [1, { "c": null }], "a": "x" }""");
            default:
                return dice.Pick(Texts);
        }
    }

    /// <summary>A value of the world's data as JSON.</summary>
    public static JsonNode? ToJson(object? value) =>
        value switch
        {
            null => null,
            Dictionary<string, object?> fields => new JsonObject(
                fields.Select(field => KeyValuePair.Create(field.Key, ToJson(field.Value)))
            ),
            object?[] items => new JsonArray([.. items.Select(ToJson)]),
            JsonElement json => JsonNode.Parse(json.GetRawText()),
            bool flag => JsonValue.Create(flag),
            int number => JsonValue.Create(number),
            double number => JsonValue.Create(number),
            _ => JsonValue.Create(Convert.ToString(value, CultureInfo.InvariantCulture)),
        };
}
