using System.Collections.Immutable;
using Graph.Execution.Operations;
using Graph.Fusion.Planning.Incremental;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Planning.Drafts;

/// <summary>A <see cref="SelectionField"/> while the operation is planned.</summary>
/// <param name="shape">The shape that the field is added to, at its end.</param>
/// <param name="responseName">The name in the response, and in what the sources are asked.</param>
/// <param name="definition">The field in the execution schema.</param>
/// <param name="arguments">The arguments as the client, or the requirement, wrote them.</param>
/// <param name="condition">The condition under which it is selected.</param>
/// <param name="isInternal">True if the field is fetched but never written to the client.</param>
/// <param name="location">The first place in the client's document.</param>
internal sealed class FieldDraft(
    ShapeDraft shape,
    string responseName,
    OutputField definition,
    ImmutableArray<ArgumentNode> arguments,
    int condition,
    bool isInternal,
    Location location
)
{
    /// <summary>The shape that the field belongs to.</summary>
    public ShapeDraft Shape { get; } = shape;

    /// <summary>The index among the fields of the shape.</summary>
    public int Slot { get; } = shape.Fields.Count;

    /// <summary>The name in the response, and in what the sources are asked.</summary>
    public string ResponseName { get; } = responseName;

    /// <summary>The field in the execution schema.</summary>
    public OutputField Definition { get; } = definition;

    /// <summary>The field's name in the schema.</summary>
    public string Name => Definition.Name;

    /// <summary>The arguments as the client, or the requirement, wrote them.</summary>
    public ImmutableArray<ArgumentNode> Arguments { get; } = arguments;

    /// <summary>The arguments in canonical text, to tell selections of one field apart.</summary>
    public string ArgumentsText => Arguments.IsEmpty ? "" : Passes.SourceText.Print(Arguments);

    /// <summary>
    /// The condition under which it is selected (of <see cref="ConditionTable"/>), given that its object is there. That of a
    /// key or requirement is <see cref="ConditionTable.Never"/> until it is known what needs it.
    /// </summary>
    public int Condition { get; private set; } = condition;

    /// <summary>Where a field of the client stands in the response; which of them counts, the conditions tell.</summary>
    public ImmutableArray<FieldPosition> Positions { get; init; } = [];

    /// <summary>True if others can count on its value: their conditions become its own.</summary>
    public bool CanBeRequired => IsInternal || Condition == ConditionTable.Always;

    /// <summary>Says that something selected under a condition needs the value.</summary>
    public void NeedUnder(int other, ConditionTable conditions)
    {
        if (IsInternal)
        {
            Condition = conditions.Or(Condition, other);
        }
    }

    /// <summary>True if the field is fetched but never written to the client.</summary>
    public bool IsInternal { get; } = isInternal;

    /// <summary>The first place in the client's document.</summary>
    public Location Location { get; } = location;

    /// <summary>True for <c>__typename</c>, which the gateway knows without asking.</summary>
    public bool IsTypeName { get; } = definition.Name == "__typename";

    /// <summary>True for what the gateway answers without asking a source: type names and introspection.</summary>
    public bool IsAnsweredByGateway => IsTypeName || Definition.Type.Named.IsIntrospectionType;

    /// <summary>The client's selections of an introspection field, which the gateway answers itself.</summary>
    public ImmutableArray<FieldNode> IntrospectionNodes { get; init; } = [];

    /// <summary>The usages of <c>@defer</c> around its selections; null among them for one that is not deferred.</summary>
    public DeferUsage?[] Usages { get; init; } = [null];

    /// <summary>The usages of <c>@defer</c> whose fragments it is delivered with; none if nothing defers it.</summary>
    public DeferUsageSet Delivery { get; init; } = DeferUsageSet.None;

    /// <summary>How the list is streamed; null if it is not.</summary>
    public PlannedStream? Stream { get; init; }

    /// <summary>The ids of the parts of the response that have it; see <see cref="IncrementalPlan"/>.</summary>
    public List<int> Parts { get; } = [];

    /// <summary>Where the field's objects stand; null for a leaf.</summary>
    public PlaceDraft? Child { get; set; }

    /// <summary>The fetches that deliver the field, in the order of planning; empty while it is not planned.</summary>
    public List<FetchDraft> Providers { get; } = [];

    /// <inheritdoc />
    public override string ToString() => $"{Shape.Place.Path}.{ResponseName}";
}

/// <summary>A place among the fields of an object.</summary>
/// <param name="Order">Grows from selection to selection.</param>
/// <param name="Condition">The condition of the selection.</param>
internal readonly record struct FieldPosition(int Order, int Condition);
