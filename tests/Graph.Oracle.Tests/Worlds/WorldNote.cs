using Graph.Language;

namespace Graph.Oracle.Tests.Worlds;

/// <summary>What <c>@data</c> says of a definition.</summary>
internal sealed record WorldNote
{
    /// <summary>Of a field: its value follows from the entity's number alone, and how.</summary>
    public string? Key { get; init; }

    /// <summary>Of a field: its object has the same number.</summary>
    public bool Same { get; init; }

    /// <summary>Of a field: never null at any level, and never failing.</summary>
    public bool Sure { get; init; }

    /// <summary>Of a field: null only where its type allows it, and never failing.</summary>
    public bool Calm { get; init; }

    /// <summary>Of a field: the object types that it answers with; null for all of its type.</summary>
    public IReadOnlyList<string>? Types { get; init; }

    /// <summary>Of a field: the maps of what sources require for it.</summary>
    public IReadOnlyList<string> Require { get; init; } = [];

    /// <summary>Of a root field that is a lookup: the map of each argument.</summary>
    public IReadOnlyList<string>? Lookup { get; init; }

    /// <summary>Of a field: null for the entities that its source does not know.</summary>
    public bool Sparse { get; init; }

    /// <summary>Known to sources alone.</summary>
    public bool Hidden { get; init; }

    /// <summary>Of an object type: its objects have numbers.</summary>
    public bool Keyed { get; init; }

    /// <summary>Of a scalar: what its values are.</summary>
    public string Kind { get; init; } = "";

    public static WorldNote Of(IEnumerable<DirectiveNode> directives)
    {
        var note = new WorldNote();
        foreach (var directive in directives)
        {
            if (directive.Name.Value != "data")
            {
                continue;
            }

            foreach (var argument in directive.Arguments)
            {
                note = argument.Name.Value switch
                {
                    "key" => note with { Key = Text(argument) },
                    "same" => note with { Same = true },
                    "sure" => note with { Sure = true },
                    "calm" => note with { Calm = true },
                    "types" => note with { Types = Texts(argument) },
                    "require" => note with { Require = Texts(argument) },
                    "lookup" => note with { Lookup = Texts(argument) },
                    "sparse" => note with { Sparse = true },
                    "hidden" => note with { Hidden = true },
                    "keyed" => note with { Keyed = true },
                    "kind" => note with { Kind = Text(argument) },
                    var name => throw new InvalidOperationException($"@data has no argument '{name}'."),
                };
            }
        }

        return note;
    }

    private static string Text(ArgumentNode argument) => ((StringValueNode)argument.Value).Value;

    private static List<string> Texts(ArgumentNode argument) =>
        [.. ((ListValueNode)argument.Value).Items.Select(item => ((StringValueNode)item).Value)];
}
