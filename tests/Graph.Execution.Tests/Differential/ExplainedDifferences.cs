using System.Text.Json.Nodes;
using Graph.Types;

namespace Graph.Execution.Tests.Differential;

/// <summary>Where the engine differs from the reference implementation on purpose, and why.</summary>
internal static class ExplainedDifferences
{
    /// <summary>
    /// A byte order mark at the start is no character of the text (editors show none), so it takes no column here; the
    /// reference implementation counts it.
    /// </summary>
    public static IEnumerable<Place> Shift(OracleCase one, IEnumerable<Place> places) =>
        one.Document.StartsWith('\uFEFF')
            ? places.Select(place => place.Line == 1 ? place with { Column = place.Column - 1 } : place)
            : places;

    /// <summary>True if the places are the same but for what is explained.</summary>
    public static bool AreSame(OracleCase one, IEnumerable<Place> expected, IEnumerable<Place> actual) =>
        Shift(one, expected).SequenceEqual(actual);

    /// <summary>
    /// True if the engine does not report the error on purpose: a definition of a type in a request is refused as a whole,
    /// once; the reference implementation looks for errors inside it as well.
    /// </summary>
    public static bool IsExplained(OracleError error) => error.InTypeSystem;

    /// <summary>
    /// True if the engine alone reports errors of the rule on purpose: one of the edition of September 2025 that version 16
    /// of the reference implementation does not have (https://spec.graphql.org/September2025/#sec-Operation-Type-Existence).
    /// </summary>
    public static bool IsExplained(string rule) => rule == "KnownOperationTypes";

    /// <summary>The rule about the root of subscriptions.</summary>
    public const string SubscriptionRule = "SingleFieldSubscriptions";

    /// <summary>
    /// True if the engine refuses a subscription because of <c>@skip</c> or <c>@include</c> at its root, as the edition of
    /// September 2025 asks (https://spec.graphql.org/September2025/#sec-Single-Root-Field). Version 16 of the reference
    /// implementation evaluates them instead, and so counts other root fields.
    /// </summary>
    public static bool HasConditionalRootFields(byte[] source, IEnumerable<GraphQLError> errors) =>
        errors.Any(error =>
            error.Extensions["rule"] is SubscriptionRule && source[error.Locations[0].Start] == (byte)'@'
        );

    /// <summary>The rule about fields with one response name.</summary>
    public const string MergingRule = "OverlappingFieldsCanBeMerged";

    /// <summary>
    /// True if the engine finds that <c>__typename</c> has another shape than a field of the same response name, as the
    /// specification asks (https://spec.graphql.org/September2025/#SameResponseShape()); the reference implementation
    /// knows no type of <c>__typename</c> there, and lets such fields pass.
    /// </summary>
    public static bool HasTypeNameOfOtherShape(byte[] source, IEnumerable<GraphQLError> errors) =>
        errors.Any(error =>
            error.Extensions["rule"] is MergingRule
            && error.Message.Contains("conflicting types", StringComparison.Ordinal)
            && error.Locations.Any(at => source.AsSpan(at.Start, at.End - at.Start).EndsWith("__typename"u8))
        );

    /// <summary>
    /// True if the request was refused because the condition of a <c>@skip</c> or <c>@include</c> is null, which only a
    /// variable with a default can be. The engine evaluates all conditions before it executes anything; the reference
    /// implementation fails the fields around the condition, if it ever comes to them.
    /// </summary>
    public static bool IsRefusedForNullCondition(JsonObject response) =>
        !response.ContainsKey("data")
        && response["errors"]!
            .AsArray()
            .Any(error =>
                error!["message"]!
                    .GetValue<string>()
                    .StartsWith("Argument \"if\" of non-null type", StringComparison.Ordinal)
            );
}
