using System.Globalization;
using System.Text;
using System.Text.Json;
using Graph.Fusion.FieldSelectionMaps;
using Graph.Language;
using Graph.Oracle.Tests.Sources;

namespace Graph.Oracle.Tests.Worlds;

/// <summary>
/// The data of a world: what every field of every object is follows from the world's seed, the object and the arguments, so
/// that the unsplit schema and all sources tell the same. The same logic exists in <c>tests/Clients/oracle/fusion/data.mjs</c>:
/// change both.
/// </summary>
/// <remarks>
/// Values are null, <see cref="bool"/>, <see cref="int"/>, <see cref="double"/>, <see cref="string"/>, <see cref="JsonElement"/>
/// for custom scalars, <see cref="WorldObject"/>, lists of these, and, only in maps, dictionaries.
/// </remarks>
internal sealed class WorldData
{
    private const int Entities = 6;

    private static readonly int[] Ints = [int.MaxValue, int.MinValue, 0];
    private static readonly double[] Floats = [1e300, -1.5e-10, 9007199254740991];
    private static readonly string[] Texts =
    [
        "",
        "\"",
        "\\",
        "\u0000\u0007\u001f",
        "\u2028",
        "</script>",
        "\U0001F600\U0001F469\u200D\U0001F680",
        "line\nand\r\ttab",
    ];

    private readonly int _seed;
    private readonly Dictionary<string, WorldType> _types = new(StringComparer.Ordinal);

    public WorldData(int seed, string monolith)
    {
        _seed = seed;
        var document = Utf8GraphQLParser.Parse(Encoding.UTF8.GetBytes(monolith));
        foreach (var definition in document.Definitions.OfType<TypeDefinitionNode>())
        {
            _types[definition.Name.Value] = new WorldType(definition);
        }

        foreach (var definition in document.Definitions)
        {
            if (definition is UnionTypeDefinitionNode union)
            {
                _types[union.Name.Value].Possible.AddRange(union.Types.Select(type => type.Name.Value));
            }
            else if (definition is ObjectTypeDefinitionNode type)
            {
                foreach (var one in type.Interfaces)
                {
                    _types[one.Name.Value].Possible.Add(type.Name.Value);
                }
            }
        }

        foreach (var type in _types.Values)
        {
            type.Possible.Sort(StringComparer.Ordinal);
        }
    }

    /// <summary>What the unsplit schema knows of a field; null for what only a source has.</summary>
    public WorldField? Field(string type, string field) =>
        _types.TryGetValue(type, out var known) ? known.Fields.GetValueOrDefault(field) : null;

    /// <summary>The value of a field of an object; false where the field fails.</summary>
    public bool TryGetValue(WorldObject parent, string fieldName, string arguments, out object? value)
    {
        var field = Field(parent.Type, fieldName)!;
        var note = field.Note;
        if (note.Key is { } kind)
        {
            value = KeyOf(kind, parent);
            return true;
        }

        if (note.Same)
        {
            value = WorldObject.Entity(field.Type.NamedType(), parent.Number);
            return true;
        }

        var seed = $"{_seed}/{parent.Key}/{parent.Type}.{fieldName}({arguments})";
        value = null;
        if (note.Sparse && IsUnknown(parent))
        {
            return true;
        }

        if (!note.Sure && !note.Calm && Hash(seed) % 19 == 0)
        {
            return false;
        }

        value = Make(field.Type, seed, note);
        return true;
    }

    /// <summary>The events of a subscription's field: what each of them is for its root.</summary>
    public IEnumerable<WorldObject> EventsOf(string fieldName, string arguments)
    {
        var count = (int)(Hash($"{_seed}/events/{fieldName}({arguments})") % 5);
        return Enumerable.Range(0, count).Select(i => new WorldObject("Subscription", $"event{i}", 0));
    }

    /// <summary>True for an entity that the source of its sparse fields does not know.</summary>
    public bool IsUnknown(WorldObject entity) => Hash($"{_seed}/unknown/{entity.Key}") % 4 == 0;

    /// <summary>What a field that fails says.</summary>
    public static string FailureOf(string fieldName) => $"no {fieldName} \"é\"";

    private object? Make(TypeNode type, string seed, WorldNote note)
    {
        var h = Hash(seed);
        var isNonNull = type is NonNullTypeNode;
        var rate =
            !isNonNull ? 7u
            : note.Calm ? 0u
            : 61u;
        if (!note.Sure && rate > 0 && h % rate == 0)
        {
            return null;
        }

        var present = type is NonNullTypeNode nonNull ? nonNull.Type : type;
        if (present is ListTypeNode list)
        {
            var items = new object?[(h >> 4) % 4];
            for (var i = 0; i < items.Length; i++)
            {
                items[i] = Make(list.Type, $"{h}/{i}", note);
            }

            return items;
        }

        var name = ((NamedTypeNode)present).Name.Value;
        var edge = (h >> 16) % 13 == 0;
        switch (name)
        {
            case "Int":
                return edge ? Ints[(h >> 4) % 3] : (int)((h >> 4) % 2001) - 1000;
            case "Float":
                return edge ? Floats[(h >> 4) % 3] : ((int)((h >> 4) % 2001) - 1000) / 8.0;
            case "Boolean":
                return (h & 16) != 0;
            case "ID" or "String":
                return edge ? Texts[(h >> 4) % Texts.Length] : $"{name} {h} \"é😀\"";
        }

        var named = _types[name];
        if (named.Definition is ScalarTypeDefinitionNode)
        {
            return Scalar(named.Note.Kind, h);
        }

        if (named.Definition is EnumTypeDefinitionNode)
        {
            var values = note.Hidden ? named.AllValues : named.Values;
            return values[(int)((h >> 4) % (uint)values.Count)];
        }

        var types = note.Types ?? (named.Possible.Count > 0 ? named.Possible : (IReadOnlyList<string>)[name]);
        var chosen = types[(int)((h >> 4) % (uint)types.Count)];
        return _types[chosen].Note.Keyed
            ? WorldObject.Entity(chosen, (int)((h >> 8) % Entities))
            : new WorldObject(chosen, $"{h}", 0);
    }

    /// <summary>The entity of one of the types whose maps give these values; null if there is none.</summary>
    public WorldObject? Find(IEnumerable<string> types, IReadOnlyList<(SelectedValue Map, object? Value)> wanted)
    {
        var texts = wanted.Select(one => TextOf(one.Value)).ToArray();
        foreach (var type in types)
        {
            for (var n = 0; n < Entities; n++)
            {
                var entity = WorldObject.Entity(type, n);
                var isIt = true;
                for (var i = 0; isIt && i < texts.Length; i++)
                {
                    isIt = Gives(wanted[i].Map, entity, texts[i]);
                }

                if (isIt)
                {
                    return entity;
                }
            }
        }

        return null;
    }

    /// <summary>Whether any alternative of a map gives a value: each of them is a key.</summary>
    private bool Gives(SelectedValue map, WorldObject entity, string text)
    {
        foreach (var entry in map.Alternatives)
        {
            if (TryEvaluate(entry, entity, out var value) && TextOf(value) == text)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a field selection map gives for an object.</summary>
    public object? Evaluate(SelectedValue map, WorldObject parent) =>
        TryEvaluate(map, parent, out var value) ? value : null;

    private bool TryEvaluate(SelectedValue map, WorldObject parent, out object? value)
    {
        foreach (var entry in map.Alternatives)
        {
            if (TryEvaluate(entry, parent, out value) && (map.Alternatives.Length == 1 || !IsEmpty(value)))
            {
                return true;
            }
        }

        value = null;
        return false;
    }

    private bool TryEvaluate(SelectedEntry entry, WorldObject parent, out object? value)
    {
        object? current = parent;
        value = null;
        if (entry.Path is { } path)
        {
            if (path.TypeCondition is { } condition && !IsA(parent, condition))
            {
                return false;
            }

            foreach (var segment in path.Segments)
            {
                if (current is not WorldObject at)
                {
                    return true;
                }

                if (!TryGetValue(at, segment.FieldName, ArgumentsOf(at, segment), out current))
                {
                    throw new InvalidOperationException(
                        $"{at.Type}.{segment.FieldName} may fail, but is required: it must be calm."
                    );
                }

                if (segment.TypeCondition is { } narrowed && current is WorldObject reached && !IsA(reached, narrowed))
                {
                    return false;
                }
            }
        }

        if (current is null)
        {
            return true;
        }

        value =
            entry.Object is { } fields
                ? fields.Fields.ToDictionary(
                    field => field.Name,
                    field => Evaluate(field.Value, (WorldObject)current),
                    StringComparer.Ordinal
                )
            : entry.List is { } list ? ListOf(list, (object?[])current)
            : current;
        return true;
    }

    private object?[] ListOf(SelectedList list, object?[] items)
    {
        var nested = list.Item.Alternatives is [{ Path: null, List: { } inner }] ? inner : null;
        return
        [
            .. items.Select(item =>
                item is null ? null
                : nested is not null ? ListOf(nested, (object?[])item)
                : Evaluate(list.Item, (WorldObject)item)
            ),
        ];
    }

    private static bool IsEmpty(object? value) =>
        value is null || (value is Dictionary<string, object?> fields && fields.Values.All(field => field is null));

    private bool IsA(WorldObject value, string type) =>
        value.Type == type || (_types.TryGetValue(type, out var known) && known.Possible.Contains(value.Type));

    /// <summary>The arguments of a field of a map, with what the field itself requires.</summary>
    private string ArgumentsOf(WorldObject at, SelectedPathSegment segment)
    {
        var lines = LinesOf(segment.Arguments);
        foreach (var map in Field(at.Type, segment.FieldName)?.Note.Require ?? [])
        {
            lines.Add($"{map}={TextOf(Evaluate(Maps.Parse(map), at))}");
        }

        lines.Sort(StringComparer.Ordinal);
        return string.Join(';', lines);
    }

    /// <summary>Arguments as text, a line each.</summary>
    public static List<string> LinesOf(IReadOnlyList<ArgumentNode> arguments) =>
        [.. arguments.Select(argument => $"{argument.Name.Value}={TextOf(argument.Value)}")];

    private static object Scalar(string kind, uint h) =>
        kind switch
        {
            "number" => JsonSerializer.SerializeToElement((h >> 4) % 100_000L * 1_000_003L),
            "object" => JsonDocument
                .Parse($$"""{"z":{{(h >> 4) % 100}},"a":[null,true,{"é\"":"{{h}}"}]}""")
                .RootElement.Clone(),
            _ => JsonSerializer.SerializeToElement($"scalar {h}"),
        };

    private static object KeyOf(string kind, WorldObject owner) =>
        kind switch
        {
            "int" => owner.Number * 1000 + 7,
            "hi" => owner.Number / 3,
            "lo" => $"lo{owner.Number % 3}",
            "plain" => $"{owner.Number}",
            _ => $"{owner.Type} {owner.Number} \"é\\😀\"",
        };

    /// <summary>A value as text, the same on all sides.</summary>
    public static string TextOf(object? value) =>
        value switch
        {
            null or NullValueNode or JsonElement { ValueKind: JsonValueKind.Null } => "null",
            bool flag => flag ? "true" : "false",
            BooleanValueNode flag => flag.Value ? "true" : "false",
            string text => text,
            StringValueNode text => text.Value,
            EnumValueNode text => text.Value,
            int or long or double => TextOf(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
            IntValueNode number => TextOf(Number(number.Value)),
            FloatValueNode number => TextOf(Number(number.Value)),
            ListValueNode list => $"[{string.Join(',', list.Items.Select(TextOf))}]",
            ObjectValueNode fields => TextOf(fields.Fields.Select(field => (field.Name.Value, TextOf(field.Value)))),
            object?[] items => $"[{string.Join(',', items.Select(TextOf))}]",
            Dictionary<string, object?> fields => TextOf(fields.Select(field => (field.Key, TextOf(field.Value)))),
            JsonElement json => TextOf(json),
            _ => throw new InvalidOperationException($"A {value.GetType()} has no text."),
        };

    private static string TextOf(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Null => "null",
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Number => TextOf(json.GetDouble()),
            JsonValueKind.String => json.GetString()!,
            JsonValueKind.Array => $"[{string.Join(',', json.EnumerateArray().Select(item => TextOf(item)))}]",
            _ => TextOf(json.EnumerateObject().Select(member => (member.Name, TextOf((object?)member.Value)))),
        };

    private static string TextOf(IEnumerable<(string Name, string Text)> fields) =>
        "{"
        + string.Join(
            ',',
            fields.OrderBy(field => field.Name, StringComparer.Ordinal).Select(field => $"{field.Name}:{field.Text}")
        )
        + "}";

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string TextOf(double number) =>
        Math.Abs(number) < 1e9
            ? Math.Floor(number * 1000 + 0.5).ToString("F0", CultureInfo.InvariantCulture) is "-0"
                ? "0"
                : Math.Floor(number * 1000 + 0.5).ToString("F0", CultureInfo.InvariantCulture)
            : "big";

    /// <summary>FNV-1a over UTF-8, mixed once more.</summary>
    public static uint Hash(string text)
    {
        var h = 0x811c9dc5;
        foreach (var unit in Encoding.UTF8.GetBytes(text))
        {
            h = (h ^ unit) * 0x01000193;
        }

        h = (h ^ (h >> 16)) * 0x85ebca6b;
        return h ^ (h >> 13);
    }
}
