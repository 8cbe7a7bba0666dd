using Graph.Execution.Operations;
using Graph.Types;

namespace Graph.Execution.Incremental;

/// <summary>A deferred fragment on one object: what the client is told is pending, and later complete.</summary>
/// <param name="usage">The <c>@defer</c>.</param>
/// <param name="path">Where the object stands in the response.</param>
/// <param name="parent">The deferred fragment around it, after which it is announced; null if there is none.</param>
internal sealed class DeliveryGroup(DeferUsage usage, object[] path, DeliveryGroup? parent)
{
    public string? Label => usage.Label;

    public object[] Path => path;

    public DeliveryGroup? Parent => parent;

    /// <summary>The fragments within it.</summary>
    public List<DeliveryGroup> Children { get; } = [];

    /// <summary>What it is made of.</summary>
    public List<DeferredFields> Records { get; } = [];

    /// <summary>How many of its records are not delivered yet, with it or with another fragment.</summary>
    public int Undelivered { get; set; }

    /// <summary>How many of its records are not executed yet.</summary>
    public int Unfinished { get; set; }

    /// <summary>The error that left nothing of one of its records, and so of it; null if there is none.</summary>
    public GraphQLError? Failure { get; set; }

    /// <summary>The id by which the client knows it; null as long as it does not.</summary>
    public string? Id { get; set; }

    /// <summary>True once it is complete, has failed, or turned out to be empty.</summary>
    public bool IsOver { get; set; }

    /// <summary>True from when the client is told of it until it is complete.</summary>
    public bool IsPending => Id is not null && !IsOver;
}
