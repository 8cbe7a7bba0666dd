using Graph.Execution;
using Graph.Execution.Operations;

namespace Graph.Fusion.Planning.Incremental;

/// <summary>What an operation delivers at once and what later; null in plans that deliver everything at once.</summary>
/// <param name="Format">How the parts are told to the client.</param>
/// <param name="Parts">The parts by id. The first is the first response.</param>
internal sealed record IncrementalPlan(IncrementalDeliveryFormat Format, PlannedPart[] Parts)
{
    /// <summary>The id of the part that is the first response.</summary>
    public const int FirstResponse = 0;
}

/// <summary>
/// Fields that are delivered together: the first response; what one <c>@defer</c>, or several of them, ask for; the items
/// of a list that come later.
/// </summary>
/// <remarks><see href="https://github.com/graphql/graphql-spec/pull/1203"/>, Execution Plan.</remarks>
/// <param name="id">The index among the plan's parts.</param>
/// <param name="usages">The usages of <c>@defer</c> that it belongs to.</param>
internal sealed class PlannedPart(int id, DeferUsage[] usages)
{
    public int Id { get; } = id;

    public DeferUsage[] Usages { get; } = usages;

    /// <summary>The targets that must be filled before the part can be completed.</summary>
    public int[] Targets { get; set; } = [];

    /// <summary>The targets that must be filled as well where its objects are items that come later, or below such.</summary>
    public int[] LaterTargets { get; set; } = [];
}

/// <summary>What begins at objects of a shape when they are delivered with some part.</summary>
/// <param name="Part">The id of the part.</param>
/// <param name="Usages">The usages of <c>@defer</c> that stand there, outer ones first.</param>
/// <param name="Starts">The parts that have fields there.</param>
internal sealed record PlannedOpening(int Part, DeferUsage[] Usages, PlannedPart[] Starts);
