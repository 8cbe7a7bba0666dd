using System.Collections.Immutable;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Execution.Results;

/// <summary>Why fields have no value. Where the client meets it is known only when the response is written.</summary>
/// <param name="Message">What happened.</param>
/// <param name="Code">The stable code; null for none.</param>
/// <param name="Source">The source that failed; null if it was the gateway.</param>
internal sealed record FieldError(string Message, string? Code, string? Source)
{
    /// <summary>The members of <c>extensions</c> beside the code, the source among them.</summary>
    public ImmutableDictionary<string, object?> Extensions { get; init; } =
        Source is null
            ? ImmutableDictionary<string, object?>.Empty
            : ImmutableDictionary<string, object?>.Empty.Add("source", Source);

    /// <summary>
    /// The field that failed, as the client sees it, below the object that the source was asked about; empty if the source
    /// named none.
    /// </summary>
    public PathStep[] Path { get; init; } = [];

    /// <summary>The error as it is told at a place.</summary>
    public GraphQLError At(ImmutableArray<object>? path, Location location) =>
        new(Message)
        {
            Code = Code,
            Extensions = Extensions,
            Path = path,
            Locations = location.IsKnown ? [location] : [],
        };
}
