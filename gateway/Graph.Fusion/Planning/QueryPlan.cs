using Graph.Execution.Operations;
using Graph.Fusion.Planning.Incremental;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Planning;

/// <summary>
/// How one operation is answered: what is asked of which source when, and where the answers belong. Immutable (but for
/// what it learns about sizes), shared by all requests with the same document and operation name.
/// </summary>
internal sealed class QueryPlan
{
    /// <summary>The operation of the client's document.</summary>
    public required OperationDefinitionNode Definition { get; init; }

    /// <summary>The conditions of fields and fetches.</summary>
    public required ConditionTable Conditions { get; init; }

    /// <summary>The shapes of all objects, by id; the root is <see cref="Root"/>.</summary>
    public required SelectionShape[] Shapes { get; init; }

    /// <summary>The shape of the root object.</summary>
    public required SelectionShape Root { get; init; }

    /// <summary>The object types that occur, by the plan's type id.</summary>
    public required PlanType[] Types { get; init; }

    /// <summary>The objects to fill, by id: each is one place whose objects one operation is asked about.</summary>
    public required PlannedTarget[] Targets { get; init; }

    /// <summary>The operations, by id.</summary>
    public required PlannedOperation[] Operations { get; init; }

    /// <summary>The requests: the operations of one source and wave, in the order of waves.</summary>
    public required PlannedGroup[] Groups { get; init; }

    /// <summary>
    /// By what the source of a subscription can be asked again for objects of an event of which null took what something
    /// needs; empty for other operations.
    /// </summary>
    public required PlannedTarget[] EventLookups { get; init; }

    /// <summary>Fields of the root that the gateway answers by making objects of ids.</summary>
    public required SelectionField[] NodeFields { get; init; }

    /// <summary>The introspection fields of the root.</summary>
    public required SelectionField[] IntrospectionFields { get; init; }

    /// <summary>A document with the introspection fields alone; null if there are none.</summary>
    public required byte[]? IntrospectionDocument { get; init; }

    /// <summary>What is delivered at once and what later; null if everything is delivered at once.</summary>
    public required IncrementalPlan? Incremental { get; init; }

    /// <summary>What the plan costs.</summary>
    public required PlanCost Cost { get; init; }

    /// <summary>How long its responses are, in bytes.</summary>
    public SizeEstimate ResponseBytes { get; } = new(4 * 1024, 1024 * 1024);

    /// <summary>How many slots its responses have.</summary>
    public SizeEstimate Slots { get; } = new(256, 128 * 1024);
}

/// <summary>An object type as the response spells it.</summary>
/// <param name="Type">The type of the execution schema.</param>
/// <param name="Name">The name as UTF-8.</param>
/// <param name="Json">The name with quotes.</param>
/// <param name="IsPublic">True if clients know the type.</param>
internal sealed record PlanType(ObjectType Type, byte[] Name, byte[] Json, bool IsPublic);

/// <summary>The operations that go to one source together.</summary>
/// <param name="Id">The index among the plan's requests.</param>
/// <param name="Source">The source.</param>
/// <param name="Wave">The wave, from 0.</param>
/// <param name="Operations">The operations.</param>
/// <param name="Branch">What they are for: what is not deferred, or what some usages of <c>@defer</c> ask for.</param>
/// <param name="IsLater">True if they are asked of what belongs to streamed items that come later.</param>
internal sealed record PlannedGroup(
    int Id,
    int Source,
    int Wave,
    PlannedOperation[] Operations,
    DeferUsageSet Branch,
    bool IsLater
);

/// <summary>One operation for one source, asked once for each different set of values.</summary>
internal sealed class PlannedOperation
{
    /// <summary>The index among the plan's operations.</summary>
    public required int Id { get; init; }

    public required int Source { get; init; }

    public required string Text { get; init; }

    /// <summary>The request up to the value of <c>variables</c>: <c>{"query":"…","variables":</c>.</summary>
    public required byte[] RequestStart { get; init; }

    /// <summary>True for a mutation: it is never repeated.</summary>
    public required bool IsMutation { get; init; }

    /// <summary>The response names from <c>data</c> to the entity; empty for a root selection.</summary>
    public required byte[][] Path { get; init; }

    /// <summary>The client's variables that it uses.</summary>
    public required string[] ForwardedVariables { get; init; }

    /// <summary>Boolean variables that stand for combined conditions.</summary>
    public required (string Name, int Condition)[] ConditionVariables { get; init; }

    /// <summary>The variables that take keys and requirements.</summary>
    public required string[] RequiredNames { get; init; }

    /// <summary>Their names as JSON members with colon.</summary>
    public required byte[][] RequiredMembers { get; init; }

    /// <summary>True at the index of a required variable that must not be null.</summary>
    public required bool[] RequiredNonNull { get; init; }

    /// <summary>For each required variable the index of its value among <see cref="PlannedTarget.Values"/>.</summary>
    public required int[] RequiredValues { get; init; }

    /// <summary>How many of the required variables are the key; the rest are requirements of fields.</summary>
    public required int KeyCount { get; init; }

    /// <summary>The condition of the whole operation.</summary>
    public required int Condition { get; init; }

    /// <summary>What is asked instead of objects that lack some of its requirements.</summary>
    public ReducedOperations Reduced => field ??= new ReducedOperations(this);

    /// <summary>What is read for each target, where the operation is another one with fewer fields; null if it is the plan's.</summary>
    public ReadSet[]? Reads { get; init; }

    /// <summary>False if nothing that it asks for is delivered by it alone, because so much of it is left out.</summary>
    public bool IsWorthAsking { get; init; } = true;

    /// <summary>What it fills.</summary>
    public PlannedTarget[] Targets { get; set; } = [];

    /// <summary>A target by its index among those of the operation.</summary>
    public PlannedTarget TargetOf(int index) => Targets[index];

    /// <summary>What is read of this operation's answer for a target.</summary>
    public ReadSet ReadOf(PlannedTarget target) => Reads is null ? target.Read : Reads[Array.IndexOf(Targets, target)];

    /// <summary>True if it is asked of objects, not of the root.</summary>
    public bool IsLookup => Path.Length > 0;
}

/// <summary>Objects of one shape that an operation is asked about.</summary>
internal sealed class PlannedTarget
{
    /// <summary>The index among the plan's targets.</summary>
    public required int Id { get; init; }

    /// <summary>The shape of the objects.</summary>
    public required SelectionShape Shape { get; init; }

    /// <summary>The plan's id of their type; -1 for the root.</summary>
    public required int TypeId { get; init; }

    /// <summary>The values of the operation's required variables.</summary>
    public required ValueTemplate[] Values { get; init; }

    /// <summary>What is read of the answer.</summary>
    public required ReadSet Read { get; init; }

    /// <summary>The targets that must have been filled before.</summary>
    public int[] Dependencies { get; set; } = [];

    /// <summary>True if the objects are those that belong to streamed items that come later; false if all others.</summary>
    public required bool IsLater { get; init; }

    /// <summary>True if a null answer says that the object does not exist.</summary>
    public required bool ProvesExistence { get; init; }

    /// <summary>The operation that fills it.</summary>
    public PlannedOperation Operation { get; set; } = null!;

    /// <summary>The request that the operation is part of.</summary>
    public int Group { get; set; }
}

/// <summary>The members to read of a JSON object, in the order in which the source writes them.</summary>
internal sealed class ReadSet(ReadField[] fields)
{
    /// <summary>The members.</summary>
    public ReadField[] Fields { get; } = fields;
}

/// <summary>A member to read.</summary>
/// <param name="Field">The field whose slot takes the value.</param>
/// <param name="Name">
/// The member's name: that of the field, or another where the source could not give the values of several types under one.
/// </param>
/// <param name="Child">How its objects are read; null for a leaf.</param>
internal sealed record ReadField(SelectionField Field, byte[] Name, ReadPlace? Child)
{
    /// <summary>The slot that takes the value.</summary>
    public int Slot { get; } = Field.Slot;

    /// <summary>True if it is asked for only because of what is below it: another fetch delivers the field.</summary>
    public bool IsPassage { get; init; }
}

/// <summary>How the objects at a place are read, by their type.</summary>
/// <param name="Types">The types that the source can return.</param>
/// <param name="IsAbstract">True if the answer has a <c>__typename</c> that tells the type.</param>
internal sealed record ReadPlace(ReadType[] Types, bool IsAbstract);

/// <summary>How objects of one type are read.</summary>
internal sealed record ReadType(int TypeId, byte[] Name, SelectionShape Shape, ReadSet Read);
