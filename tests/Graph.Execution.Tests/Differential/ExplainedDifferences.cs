using System.Text.Json.Nodes;
using Graph.Types;
using Graph.Types.Sdl;

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

    /// <summary>The place as the reference implementation counts it.</summary>
    public static Place Unshift(string document, Place place) =>
        document.StartsWith('\uFEFF') && place.Line == 1 ? place with { Column = place.Column + 1 } : place;

    /// <summary>True if the places are the same but for what is explained.</summary>
    public static bool AreSame(OracleCase one, IEnumerable<Place> expected, IEnumerable<Place> actual) =>
        Shift(one, expected).SequenceEqual(actual);

    /// <summary>
    /// True if the engine does not report the error on purpose: a definition of a type in a request is refused as a whole,
    /// once; the reference implementation looks for errors inside it as well.
    /// </summary>
    public static bool IsExplained(OracleError error) => error.InTypeSystem;

    /// <summary>
    /// True if the engine alone reports the error on purpose: of a rule of the edition of September 2025 that version 16 of
    /// the reference implementation does not have (https://spec.graphql.org/September2025/#sec-Operation-Type-Existence), or
    /// for one of the reasons below.
    /// </summary>
    public static bool IsExplained(string rule, byte[] source, GraphQLError error) =>
        rule == "KnownOperationTypes" || IsInfinite(source, error) || IsNullForIncludeDeprecated(source, error);

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
    /// True if the engine finds that two fields differ in shape where <c>__typename</c> or <c>__type</c> is selected: the
    /// reference implementation knows no types of these while it merges, neither theirs nor those below them, and lets such
    /// fields pass. The specification knows them (https://spec.graphql.org/September2025/#SameResponseShape()).
    /// </summary>
    public static bool HasIntrospectionOfOtherShape(byte[] source, IEnumerable<GraphQLError> errors) =>
        source.AsSpan().IndexOf("__type"u8) >= 0
        && errors.Any(error =>
            error.Extensions["rule"] is MergingRule
            && error.Message.Contains("conflicting types", StringComparison.Ordinal)
        );

    /// <summary>
    /// True if the engine alone refuses a literal that no double can hold, as the specification asks
    /// (https://spec.graphql.org/September2025/#sec-Float.Input-Coercion); the reference implementation takes it for infinity.
    /// </summary>
    private static bool IsInfinite(byte[] source, GraphQLError error) =>
        error.Extensions["rule"] is "ValuesOfCorrectType"
        && source.AsSpan(error.Locations[0].Start).StartsWith("1e400"u8)
        && error.Message.StartsWith("Float", StringComparison.Ordinal);

    /// <summary>
    /// True if the engine alone refuses <c>includeDeprecated: null</c>: the argument is a <c>Boolean!</c> since the edition of
    /// September 2025 (https://spec.graphql.org/September2025/#sec-Schema-Introspection.Schema-Introspection-Schema), and a
    /// <c>Boolean</c> in version 16 of the reference implementation.
    /// </summary>
    private static bool IsNullForIncludeDeprecated(byte[] source, GraphQLError error) =>
        error.Extensions["rule"] is "ValuesOfCorrectType"
        && error.Message == "Expected value of type \"Boolean!\", found null."
        && source.AsSpan(0, error.Locations[0].Start).LastIndexOf("includeDeprecated"u8) is >= 0 and var at
        && !source.AsSpan(at, error.Locations[0].Start - at).Contains((byte)'(');

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

    /// <summary>
    /// True if the engine alone finds the schema invalid on purpose: the reference implementation
    /// <list type="bullet">
    /// <item>does not look at the values of directives' arguments in a schema, which are values of their types as anywhere
    /// (https://spec.graphql.org/September2025/#sec-Values-of-Correct-Type);</item>
    /// <item>does not look for circles through directives
    /// (https://spec.graphql.org/September2025/#sec-Type-System.Directives.Type-Validation);</item>
    /// <item>passes over operations and fragments, which no schema document has
    /// (https://spec.graphql.org/September2025/#TypeSystemDocument);</item>
    /// <item>takes a type of the name of a built-in scalar
    /// (https://spec.graphql.org/September2025/#sec-Scalars.Built-in-Scalars).</item>
    /// </list>
    /// </summary>
    public static bool IsExplained(SchemaError error) =>
        error.Message.StartsWith("Directive \"@", StringComparison.Ordinal)
            && (
                error.Message.Contains(" has an invalid argument ", StringComparison.Ordinal)
                || error.Message.Contains(" cannot refer to itself in its own definition", StringComparison.Ordinal)
            )
        || error.Message.EndsWith(
            "is a built-in scalar and cannot be defined as another kind of type.",
            StringComparison.Ordinal
        )
        || error.Message.EndsWith("directives only, no operations or fragments.", StringComparison.Ordinal);
}
