using System.Collections.Immutable;
using System.Text;
using Graph.Fusion.Planning.Drafts;
using Graph.Fusion.Planning.Incremental;
using Graph.Fusion.Planning.Passes;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Planning;

/// <summary>A field of a shape: selected by the client, or internally as a key or requirement.</summary>
internal sealed class SelectionField
{
    private const int MemberRoom = 32;

    public SelectionField(FieldDraft draft, SelectionShape shape, ShapeLayout layout)
    {
        Shape = shape;
        Slot = draft.Slot;
        ResponseName = draft.ResponseName;
        Definition = draft.Definition;
        Arguments = draft.Arguments;
        Condition = draft.Condition == ConditionTable.Never ? ConditionTable.Always : draft.Condition;
        IsInternal = draft.IsInternal;
        Location = draft.Location;
        IsTypeName = draft.IsTypeName;
        IntrospectionNodes = draft.IntrospectionNodes;
        Parts = [.. draft.Parts];
        Stream = draft.Stream;
        Type = FieldTypeShape.Of(draft.Definition.Type);
        NameUtf8 = Encoding.UTF8.GetBytes(ResponseName);
        // Names of the grammar need no escaping.
        var member = Encoding.UTF8.GetBytes($"\"{ResponseName}\":");
        MemberLength = member.Length;
        MemberUtf8 = new byte[Math.Max(member.Length, MemberRoom)];
        member.CopyTo(MemberUtf8, 0);
        Child = draft.Child is null ? null : new SelectionPlace(draft.Child, this, layout);
        PublicValues = layout.PublicValuesOf(draft.Definition.Type.Named);
        IsPlain = PublicValues is null && Type.Leaf != LeafKind.Id;
        IsShared = Child is not null && draft.Providers.Count > 1;
        layout.Add(draft, this);
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

    /// <summary>The condition under which it is selected (of <see cref="ConditionTable"/>), given that its object is there.</summary>
    public int Condition { get; }

    /// <summary>True if the field is fetched but never written to the client.</summary>
    public bool IsInternal { get; }

    /// <summary>True for <c>__typename</c>, which the gateway knows without asking.</summary>
    public bool IsTypeName { get; }

    /// <summary>The first place in the client's document.</summary>
    public Location Location { get; }

    /// <summary>Lists and nulls of the type.</summary>
    public FieldTypeShape Type { get; }

    /// <summary>The client's selections of an introspection field, which the gateway answers itself.</summary>
    public ImmutableArray<FieldNode> IntrospectionNodes { get; }

    /// <summary>The ids of the parts of the response that have it; empty if there is one response. See <see cref="IncrementalPlan"/>.</summary>
    public int[] Parts { get; }

    /// <summary>How the list is streamed; null if it is not.</summary>
    public PlannedStream? Stream { get; }

    /// <summary>Where the field's objects stand; null for a leaf.</summary>
    public SelectionPlace? Child { get; }

    /// <summary>The values that clients know, if the field is of an enum: others never reach them.</summary>
    public EnumValueNames? PublicValues { get; }

    /// <summary>True if a leaf is written as it came, without a look at it.</summary>
    public bool IsPlain { get; }

    /// <summary>The shapes of objects above that the field is below of, and that have something that needs its value.</summary>
    public List<SelectionShape> NeededAbove { get; } = [];

    /// <summary>True if several sources deliver parts of the field's object.</summary>
    public bool IsShared { get; }

    /// <summary>True if a part of the response has it.</summary>
    public bool IsOf(int part) => Array.IndexOf(Parts, part) >= 0;

    /// <inheritdoc />
    public override string ToString() => $"{Shape.Place.Path}.{ResponseName}";
}
