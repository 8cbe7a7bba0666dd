using System.Text;
using Graph.Oracle.Tests.Worlds;

namespace Graph.Oracle.Tests.Generation;

/// <summary>Writes a planned world as schemas.</summary>
internal sealed class WorldPrinter(
    IReadOnlyList<PlannedType> types,
    LeafTypes leaves,
    SourceLookups lookups,
    string[] sources,
    bool mayFail
)
{
    public World Print(int seed, Dice dice)
    {
        var served = new List<WorldSource>();
        for (var i = 0; i < sources.Length; i++)
        {
            served.Add(
                new WorldSource(
                    sources[i],
                    PrintSource(i, dice),
                    new Serving(
                        ByEngine: dice.Chance(0.5),
                        VariableBatching: dice.Chance(0.7),
                        RequestBatching: dice.Chance(0.7),
                        JsonLines: dice.Chance(0.7),
                        Delay: dice.Chance(0.6) ? dice.Between(1, 1_000_000) : 0,
                        Sockets: dice.Chance(0.5),
                        IsKnown: dice.Chance(0.6)
                    )
                )
            );
        }

        return new World(seed, PrintMonolith(), served);
    }

    private string PrintMonolith()
    {
        var text = new StringBuilder();
        foreach (var type in types)
        {
            switch (type.Kind)
            {
                case PlannedKind.Union:
                    if (type.Present.Count > 0)
                    {
                        var members = type.Members.Where(member => IsMember(type, member));
                        text.Append($"union {type} = {string.Join(" | ", members)}\n\n");
                    }

                    break;
                case PlannedKind.Interface:
                    if (type.Present.Count > 0)
                    {
                        PrintType(
                            text,
                            $"interface {type}",
                            type.Fields.Where(field =>
                                    type.InterfaceFields.Values.Any(names => names.Contains(field.Name))
                                )
                                .Select(field => $"{Signature(field, field.Arguments.Select(Annotated))}: {field.Type}")
                        );
                    }

                    break;
                default:
                    var fields = type
                        .Fields.Where(field => field.Owners.Count > 0)
                        .Select(field =>
                            $"{Signature(field, field.Arguments.Select(Annotated))}: {field.Type}{Note(type, field)}"
                        )
                        .ToList();
                    if (type.Name == "Query")
                    {
                        fields.AddRange(lookups.Public);
                    }

                    if (fields.Count > 0 && (type.Kind == PlannedKind.Root || type.Present.Count > 0))
                    {
                        var keyed = type.Kind == PlannedKind.Entity || IsReference(type) ? " @data(keyed: true)" : "";
                        PrintType(text, $"type {type}{Implements(type, source: -1)}{keyed}", fields);
                    }

                    break;
            }
        }

        return text + leaves.DefinitionsFor(text.ToString(), annotated: true);
    }

    private string PrintSource(int source, Dice dice)
    {
        var text = new StringBuilder();
        foreach (var type in types)
        {
            if (!type.Present.Contains(source) && type.Name != "Query")
            {
                continue;
            }

            switch (type.Kind)
            {
                case PlannedKind.Union:
                    text.Append($"union {type} = {string.Join(" | ", type.MembersAt[source])}\n\n");
                    break;
                case PlannedKind.Interface:
                    PrintType(
                        text,
                        $"interface {type}",
                        type.Fields.Where(field => type.InterfaceFields[source].Contains(field.Name))
                            .Select(field => $"{Signature(field, field.Arguments.Select(Plain))}: {field.Type}")
                    );
                    break;
                default:
                    PrintObject(text, type, source, dice);
                    break;
            }
        }

        if (lookups.Namespaced(source).Count > 0)
        {
            PrintType(text, $"type Lookups{sources[source]} @internal", lookups.Namespaced(source));
        }

        return text + leaves.DefinitionsFor(text.ToString(), annotated: false);
    }

    private void PrintObject(StringBuilder text, PlannedType type, int source, Dice dice)
    {
        // The keys of lookups can be left to be inferred.
        var keys = new List<PlannedKey>();
        if (type.Declared.TryGetValue(source, out var declared))
        {
            keys.AddRange(
                declared
                    .Where(key => !type.Lookups[source].Contains(key) || dice.Chance(0.6))
                    .OrderBy(key => key.Name, StringComparer.Ordinal)
            );
        }

        var fields = new List<string>();
        foreach (var field in type.Fields)
        {
            if (field.Owners.Contains(source))
            {
                fields.Add(Served(type, field, source, keys));
            }
            else if (field.Overridden.Contains(source))
            {
                fields.Add($"{Signature(field, field.Arguments.Select(Plain))}: {field.Type}");
            }
            else if (field.External.Contains(source))
            {
                fields.Add($"{Signature(field, field.Arguments.Select(Plain))}: {field.Type} @external");
            }
        }

        if (type.Name == "Query")
        {
            fields.AddRange(lookups.AtQuery(source));
            if (lookups.Namespaced(source).Count > 0)
            {
                fields.Add($"lookups{sources[source]}: Lookups{sources[source]}! @internal");
            }
        }

        if (fields.Count == 0)
        {
            return;
        }

        var head = $"type {type}{Implements(type, source)}";
        foreach (var key in keys)
        {
            head += $" @key(fields: \"{key.Selection}\")";
        }

        PrintType(text, head, fields);
    }

    private string Served(PlannedType type, PlannedField field, int source, List<PlannedKey> keys)
    {
        var arguments = field.Arguments.Select(Plain).Concat(field.Required.Select(one => one.Argument));
        var text =
            $"{Signature(field, arguments)}: {field.StricterAt.GetValueOrDefault(source) ?? field.Type.ToString()}";
        if (field.Owners.Count > 1 && !keys.Exists(key => key.Fields.Contains(field.Name)))
        {
            text += " @shareable";
        }

        if (field.Provides is not null)
        {
            text += $" @provides(fields: \"{field.Provides}\")";
        }

        if (field.Overridden.Count > 0)
        {
            text += $" @override(from: \"{sources[field.Overridden.First()]}\")";
        }

        return field.Hidden ? text + " @inaccessible" : text;
    }

    private string Implements(PlannedType type, int source)
    {
        var names = types
            .Where(one => one.Kind == PlannedKind.Interface)
            .Where(one =>
                source < 0
                    ? IsMember(one, type)
                    : one.MembersAt.TryGetValue(source, out var members) && members.Contains(type)
            )
            .Select(one => one.Name)
            .ToList();
        return names.Count == 0 ? "" : $" implements {string.Join(" & ", names)}";
    }

    private string Note(PlannedType type, PlannedField field)
    {
        var parts = new List<string>();
        if (field.Note.Length > 0)
        {
            parts.Add(field.Note);
        }

        if (field.Sure)
        {
            parts.Add("sure: true");
        }
        else if (field.Calm || (!mayFail && field.Note.Length == 0))
        {
            parts.Add("calm: true");
        }

        if (!field.IsKeyField && type.UnknownAt is { } source && field.Owners.Contains(source))
        {
            parts.Add("sparse: true");
        }

        if (field.Hidden)
        {
            parts.Add("hidden: true");
        }

        if (field.Types is not null)
        {
            parts.Add($"types: [{string.Join(", ", field.Types.Select(type => $"\"{type}\""))}]");
        }

        if (field.Required.Count > 0)
        {
            parts.Add($"require: [{string.Join(", ", field.Required.Select(one => $"\"{one.Map}\""))}]");
        }

        return parts.Count == 0 ? "" : $" @data({string.Join(", ", parts)})";
    }

    private static bool IsMember(PlannedType type, PlannedType member) =>
        type.MembersAt.Values.Any(members => members.Contains(member));

    private static bool IsReference(PlannedType type) => type.Fields.Exists(field => field.IsKeyField);

    private static string Annotated(PlannedArgument argument) => argument.Print(annotated: true);

    private static string Plain(PlannedArgument argument) => argument.Print(annotated: false);

    private static string Signature(PlannedField field, IEnumerable<string> arguments)
    {
        var list = string.Join(", ", arguments);
        return list.Length == 0 ? field.Name : $"{field.Name}({list})";
    }

    private static void PrintType(StringBuilder text, string head, IEnumerable<string> fields)
    {
        text.Append(head).Append(" {\n");
        foreach (var field in fields)
        {
            text.Append("  ").Append(field).Append('\n');
        }

        text.Append("}\n\n");
    }
}
