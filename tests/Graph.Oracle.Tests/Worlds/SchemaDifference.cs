using System.Text;
using Graph.Language;
using Graph.Types;

namespace Graph.Oracle.Tests.Worlds;

/// <summary>Whether the composed schema is the unsplit one.</summary>
internal static class SchemaDifference
{
    /// <summary>What is missing or too much; null if nothing is.</summary>
    public static string? Find(Schema unsplit, Schema composed)
    {
        var expected = Describe(unsplit);
        var actual = Describe(composed);
        var missing = expected.Except(actual).Order(StringComparer.Ordinal).ToList();
        var surplus = actual.Except(expected).Order(StringComparer.Ordinal).ToList();
        return missing.Count + surplus.Count == 0
            ? null
            : $"composes otherwise: missing {string.Join(" | ", missing)}; surplus {string.Join(" | ", surplus)}";
    }

    /// <summary>
    /// Whether a world is whole: the fields of sources require what the unsplit schema says that they require, so that both
    /// have the same values.
    /// </summary>
    public static bool IsWhole(World world)
    {
        var required = RequirementsOf(world.Monolith).ToDictionary();
        foreach (var source in world.Sources)
        {
            foreach (var (coordinate, maps) in RequirementsOf(source.Sdl))
            {
                if (required.TryGetValue(coordinate, out var expected) && !expected.SetEquals(maps))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static IEnumerable<KeyValuePair<string, HashSet<string>>> RequirementsOf(string text)
    {
        foreach (
            var type in Utf8GraphQLParser
                .Parse(Encoding.UTF8.GetBytes(text))
                .Definitions.OfType<ObjectTypeDefinitionNode>()
        )
        {
            foreach (var field in type.Fields)
            {
                var maps = new HashSet<string>(WorldNote.Of(field.Directives).Require, StringComparer.Ordinal);
                foreach (var directive in field.Arguments.SelectMany(argument => argument.Directives))
                {
                    if (directive.Name.Value == "require")
                    {
                        maps.Add(((StringValueNode)directive.Arguments[0].Value).Value);
                    }
                }

                if (!field.Directives.Any(directive => directive.Name.Value == "external"))
                {
                    yield return new($"{type.Name.Value}.{field.Name.Value}", maps);
                }
            }
        }
    }

    /// <summary>The types that clients can reach.</summary>
    public static List<string> Reached(Schema schema)
    {
        var seen = new HashSet<NamedType>();
        Describe(schema, seen);
        return [.. seen.Select(type => type.Name).Order(StringComparer.Ordinal)];
    }

    private static HashSet<string> Describe(Schema schema) => Describe(schema, []);

    private static HashSet<string> Describe(Schema schema, HashSet<NamedType> seen)
    {
        var lines = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<NamedType>();
        Reach(schema.QueryType);
        Reach(schema.MutationType);
        Reach(schema.SubscriptionType);
        while (open.TryDequeue(out var type))
        {
            lines.Add($"{type.Kind} {type.Name}");
            switch (type)
            {
                case ComplexType complex:
                    foreach (var one in complex.Interfaces)
                    {
                        lines.Add($"{type.Name} implements {one.Name}");
                        Reach(one);
                    }

                    foreach (var field in complex.Fields)
                    {
                        if (!WorldNote.Of(field.Directives).Hidden)
                        {
                            lines.Add(
                                $"{field.Coordinate}({string.Join(", ", Seen(field.Arguments).Select(Describe).Order(StringComparer.Ordinal))}): {field.Type}"
                            );
                            Reach(field.Type.Named);
                            foreach (var argument in Seen(field.Arguments))
                            {
                                Reach(argument.Type.Named);
                            }
                        }
                    }

                    break;
                case EnumType of:
                    lines.UnionWith(
                        of.Values.Where(value => !WorldNote.Of(value.Directives).Hidden)
                            .Select(value => $"{type.Name}.{value.Name}")
                    );
                    break;
                case InputObjectType input:
                    lines.UnionWith(Seen(input.Fields).Select(field => $"{type.Name}.{Describe(field)}"));
                    foreach (var field in Seen(input.Fields))
                    {
                        Reach(field.Type.Named);
                    }

                    break;
            }

            if (type is InterfaceType or UnionType)
            {
                foreach (var possible in schema.PossibleTypes(type))
                {
                    lines.Add($"{possible.Name} is {type.Name}");
                    Reach(possible);
                }
            }
        }

        return lines;

        void Reach(NamedType? type)
        {
            if (type is not null && seen.Add(type))
            {
                open.Enqueue(type);
            }
        }
    }

    private static IEnumerable<InputValue> Seen(IEnumerable<InputValue> values) =>
        values.Where(value => !WorldNote.Of(value.Directives).Hidden);

    private static string Describe(InputValue value) =>
        value.DefaultValue is null
            ? $"{value.Name}: {value.Type}"
            : $"{value.Name}: {value.Type} = {SyntaxPrinter.Print(value.DefaultValue, indented: false)}";
}
