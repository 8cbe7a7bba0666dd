using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Planning;

/// <summary>A field of a shape: selected by the client, or internally as a key or requirement.</summary>
internal sealed class SelectionField
{
    private const int MemberRoom = 32;

    public SelectionField(
        SelectionShape shape,
        string responseName,
        OutputField definition,
        ImmutableArray<ArgumentNode> arguments,
        ulong mask,
        bool isInternal,
        Location location
    )
    {
        Shape = shape;
        Slot = shape.Fields.Count;
        ResponseName = responseName;
        Definition = definition;
        Arguments = arguments;
        Mask = mask;
        IsInternal = isInternal;
        Location = location;
        IsTypeName = definition.Name == "__typename";
        Type = FieldTypeShape.Of(definition.Type);
        NameUtf8 = Encoding.UTF8.GetBytes(responseName);
        // Names of the grammar need no escaping.
        var member = Encoding.UTF8.GetBytes($"\"{responseName}\":");
        MemberLength = member.Length;
        MemberUtf8 = new byte[Math.Max(member.Length, MemberRoom)];
        member.CopyTo(MemberUtf8, 0);
    }

    /// <summary>The shape that the field belongs to.</summary>
    public SelectionShape Shape { get; }

    /// <summary>The index of its slot in the objects' blocks.</summary>
    public int Slot { get; }

    /// <summary>The name in the response, and in what the sources are asked.</summary>
    public string ResponseName { get; }

    /// <summary>The response name as UTF-8.</summary>
    public byte[] NameUtf8 { get; }

    /// <summary>
    /// The response name with quotes and colon, as it is written: the first <see cref="MemberLength"/> bytes. Room behind
    /// them lets it be copied in one step.
    /// </summary>
    public byte[] MemberUtf8 { get; }

    /// <summary>The length of the member's name.</summary>
    public int MemberLength { get; }

    /// <summary>The field in the execution schema.</summary>
    public OutputField Definition { get; }

    /// <summary>The field's name in the schema.</summary>
    public string Name => Definition.Name;

    /// <summary>The arguments as the client wrote them.</summary>
    public ImmutableArray<ArgumentNode> Arguments { get; }

    /// <summary>The conditions one of which must hold (bits of <see cref="ConditionTable"/>); 0 for always.</summary>
    public ulong Mask { get; }

    /// <summary>True if the field is fetched but never written to the client.</summary>
    public bool IsInternal { get; }

    /// <summary>True for <c>__typename</c>, which the gateway knows without asking.</summary>
    public bool IsTypeName { get; }

    /// <summary>The first place in the client's document.</summary>
    public Location Location { get; }

    /// <summary>Lists and nulls of the type.</summary>
    public FieldTypeShape Type { get; }

    /// <summary>The client's selections of an introspection field, which the gateway answers itself.</summary>
    public ImmutableArray<FieldNode> IntrospectionNodes { get; set; } = [];

    /// <summary>Where the field's objects stand; null for a leaf.</summary>
    public SelectionPlace? Child { get; set; }

    /// <summary>The fetches that deliver the field, in the order of planning; empty while it is not planned.</summary>
    public List<FetchDraft> Providers { get; } = [];

    /// <summary>The arguments in canonical text, to tell selections of one field apart.</summary>
    public string ArgumentsText => Arguments.IsEmpty ? "" : SourceText.Print(Arguments);

    /// <inheritdoc />
    public override string ToString() => $"{Shape.Place.Path}.{ResponseName}";

    /// <summary>The response name as a JSON string, for error paths.</summary>
    public string NameJson => JsonSerializer.Serialize(ResponseName);
}
