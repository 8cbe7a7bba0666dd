using System.Collections.Immutable;
using Graph.Language;

namespace Graph.Types;

/// <summary>An error of a response, in the format of the specification.</summary>
/// <param name="Message">What happened, for the developer who reads it.</param>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Errors"/></remarks>
public sealed record GraphQLError(string Message)
{
    /// <summary>Where in the document; empty if nowhere.</summary>
    public ImmutableArray<Location> Locations { get; init; } = [];

    /// <summary>The response position: strings for fields, integers for list items; null for a request error.</summary>
    public ImmutableArray<object>? Path { get; init; }

    /// <summary>A stable code, written as <c>extensions.code</c>; null for none.</summary>
    public string? Code { get; init; }

    /// <summary>
    /// More entries of <c>extensions</c>: strings, numbers, booleans, lists and dictionaries of them, or JSON as it is.
    /// </summary>
    public ImmutableDictionary<string, object?> Extensions { get; init; } = ImmutableDictionary<string, object?>.Empty;

    /// <summary>The exception behind it, for the log only: never written to a client.</summary>
    public Exception? Exception { get; init; }
}
