namespace Graph.Oracle.Tests.Generation;

/// <summary>A composite type while a world is made: what it has, and which sources serve what of it.</summary>
internal sealed class PlannedType(string name, PlannedKind kind)
{
    public string Name { get; } = name;

    public PlannedKind Kind { get; } = kind;

    public List<PlannedField> Fields { get; } = [];

    /// <summary>The keys of an entity; the first is known everywhere if nothing else connects the sources.</summary>
    public List<PlannedKey> Keys { get; } = [];

    /// <summary>The members of a union, or the implementations of an interface.</summary>
    public List<PlannedType> Members { get; } = [];

    /// <summary>Which members each source has.</summary>
    public Dictionary<int, List<PlannedType>> MembersAt { get; } = [];

    /// <summary>The sources that declare the type.</summary>
    public SortedSet<int> Present { get; } = [];

    /// <summary>Of an entity: the keys that a source declares, and those that it looks up by.</summary>
    public Dictionary<int, HashSet<PlannedKey>> Declared { get; } = [];

    public Dictionary<int, HashSet<PlannedKey>> Lookups { get; } = [];

    /// <summary>Of an entity: the source that does not know all of them; null if there is none.</summary>
    public int? UnknownAt { get; set; }

    /// <summary>Of an interface: the fields that a source's declaration has.</summary>
    public Dictionary<int, SortedSet<string>> InterfaceFields { get; } = [];

    public bool IsObject => Kind is PlannedKind.Entity or PlannedKind.Value or PlannedKind.Split or PlannedKind.Root;

    public PlannedField? Field(string name) => Fields.Find(field => field.Name == name);

    public override string ToString() => Name;
}

internal enum PlannedKind
{
    Root,
    Entity,
    Value,

    /// <summary>A value type whose fields are spread over all sources of the fields that return it.</summary>
    Split,
    Interface,
    Union,
}

internal sealed class PlannedField(string name, PlannedShape type)
{
    public string Name { get; } = name;

    /// <summary>The type in the unsplit schema.</summary>
    public PlannedShape Type { get; set; } = type;

    public List<PlannedArgument> Arguments { get; init; } = [];

    /// <summary>The sources that serve it.</summary>
    public SortedSet<int> Owners { get; } = [];

    /// <summary>Where its type is stricter than in the unsplit schema.</summary>
    public Dictionary<int, string> StricterAt { get; } = [];

    /// <summary>The sources that only name it: who served it once, and who provides it on some path.</summary>
    public SortedSet<int> Overridden { get; } = [];

    public SortedSet<int> External { get; } = [];

    /// <summary>What the sources add to its arguments: <c>name: Type @require(field: "…")</c>.</summary>
    public List<(string Map, string Argument)> Required { get; } = [];

    /// <summary>The selection that it provides.</summary>
    public string? Provides { get; set; }

    public bool IsKeyField { get; init; }

    /// <summary>True if clients must see it.</summary>
    public bool IsPublic { get; set; }

    /// <summary>What <c>@data</c> says, beside calm, sure and types.</summary>
    public string Note { get; set; } = "";

    public bool Calm { get; set; }

    public bool Sure { get; set; }

    public bool Hidden { get; set; }

    /// <summary>The object types that it answers with; null for all.</summary>
    public List<string>? Types { get; set; }
}

/// <summary>A type with its wrappers: <c>[%!]</c> of <c>User</c>.</summary>
internal sealed record PlannedShape(string Wrapper, string Name, PlannedType? Type = null)
{
    public bool IsList => Wrapper.Contains('[');

    public bool IsNonNull => Wrapper.EndsWith('!');

    public override string ToString() => Wrapper.Replace("%", Name, StringComparison.Ordinal);
}

internal sealed record PlannedArgument(string Name, string Type, string? Default)
{
    /// <summary>Known to sources alone.</summary>
    public bool Hidden { get; init; }

    /// <summary>The definition.</summary>
    /// <param name="annotated">True in the unsplit schema, false in a source.</param>
    public string Print(bool annotated) =>
        (Default is null ? $"{Name}: {Type}" : $"{Name}: {Type} = {Default}")
        + (Hidden ? LeafTypes.HiddenNote(annotated) : "");
}

/// <summary>A key of an entity.</summary>
/// <param name="Name">What it is called in the names of lookups.</param>
/// <param name="Selection">The selection of <c>@key</c>.</param>
/// <param name="Fields">The fields of the entity that it needs.</param>
/// <param name="Parts">The arguments of a lookup: name, type, and the path if it is no field of that name.</param>
internal sealed record PlannedKey(
    string Name,
    string Selection,
    IReadOnlyList<string> Fields,
    IReadOnlyList<(string Name, string Type, string Path)> Parts
);
