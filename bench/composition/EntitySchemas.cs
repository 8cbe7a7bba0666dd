using System.Globalization;
using System.Text;
using Graph.Fusion.Composition;

namespace Graph.Bench.Composition;

/// <summary>
/// Writes sources that all know all types: each gives every type a lookup, a reference, a list and a scalar of its own,
/// so that the types refer to each other in circles over all sources.
/// </summary>
internal static class EntitySchemas
{
    public static IReadOnlyList<SourceSchema> Write(int types, int sources) =>
        [.. Enumerable.Range(0, sources).Select(source => new SourceSchema($"s{source}", Text(types, source)))];

    private static string Text(int types, int source)
    {
        var text = new StringBuilder("type Query {");
        for (var type = 0; type < types; type++)
        {
            text.Append(CultureInfo.InvariantCulture, $" s{source}t{type}(id: ID!): T{type} @lookup @internal");
        }

        text.Append(source == 0 ? " start: T0 }\n" : " }\n");
        for (var type = 0; type < types; type++)
        {
            var one = ((type * 7) + source) % types;
            var many = (type + source + 1) % types;
            text.Append(
                CultureInfo.InvariantCulture,
                $"type T{type} @key(fields: \"id\") {{ id: ID! one{source}: T{one} many{source}: [T{many}] name{source}(length: Int): String }}\n"
            );
        }

        return text.ToString();
    }
}
