using System.Text.Json;
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

    /// <summary>The rule about the root of subscriptions.</summary>
    public const string SubscriptionRule = "SingleFieldSubscriptions";

    /// <summary>
    /// True if a root field of a subscription has <c>@skip</c> or <c>@include</c> and both say of the same directives that
    /// it must not. The reference implementation says it once for each field and looks no further; the engine says it of each directive,
    /// and which root fields are too many.
    /// </summary>
    public static bool AreConditionalRootFields(
        OracleCase one,
        byte[] source,
        IEnumerable<OracleError> expected,
        IEnumerable<GraphQLError> actual
    )
    {
        var those = expected
            .Where(error =>
                error.Rule == SubscriptionRule
                && error.Message.Contains("`@skip` or `@include`", StringComparison.Ordinal)
            )
            .SelectMany(error => Shift(one, error.Locations))
            .ToHashSet();
        var these = actual
            .Where(error => error.Extensions["rule"] is SubscriptionRule)
            .Select(error => error.Locations[0])
            .Where(at => source[at.Start] == (byte)'@')
            .Select(at => new Place(at.Line, at.Column));
        return those.Count > 0 && those.IsSubsetOf(these);
    }

    /// <summary>The rule about fields with one response name.</summary>
    public const string MergingRule = "OverlappingFieldsCanBeMerged";

    /// <summary>
    /// True if both find the same fields that cannot be merged, but for those of which the engine alone knows the types:
    /// the reference implementation knows none of <c>__typename</c>, <c>__schema</c> and <c>__type</c> while it merges, nor
    /// of what is below them, and lets other shapes pass there. The specification knows them
    /// (https://spec.graphql.org/September2025/#SameResponseShape()).
    /// </summary>
    public static bool AreMergedAlike(
        OracleCase one,
        byte[] source,
        IEnumerable<OracleError> expected,
        IEnumerable<GraphQLError> actual
    )
    {
        var those = expected
            .Where(error => error.Rule == MergingRule)
            .Select(error => Shift(one, error.Locations).ToHashSet())
            .ToList();
        var these = actual
            .Where(error => error.Extensions["rule"] is MergingRule)
            .Select(error =>
                (error.Message, Places: error.Locations.Select(at => new Place(at.Line, at.Column)).ToHashSet())
            )
            .ToList();
        return (source.AsSpan().IndexOf("__type"u8) >= 0 || source.AsSpan().IndexOf("__schema"u8) >= 0)
            && those.TrueForAll(places => these.Exists(error => places.IsSubsetOf(error.Places)))
            && these.TrueForAll(error =>
                error.Message.Contains("conflicting types", StringComparison.Ordinal)
                || those.Exists(places => places.SetEquals(error.Places))
            );
    }

    /// <summary>
    /// True if the request was refused because the condition of a <c>@skip</c> or <c>@include</c> is null, which only a
    /// nullable variable with a default can be, and is in this request. The engine evaluates all conditions before it
    /// executes anything; the reference implementation fails the fields around the condition, if it ever comes to them.
    /// </summary>
    public static bool IsRefusedForNullCondition(JsonObject response, JsonElement? variables = null) =>
        !response.ContainsKey("data")
        && response["errors"]!
            .AsArray()
            .Select(error => error!["message"]!.GetValue<string>())
            .Any(message =>
                message.StartsWith("Argument \"if\" of non-null type", StringComparison.Ordinal)
                && (
                    variables is not { } given
                    || given
                        .EnumerateObject()
                        .Any(variable =>
                            variable.Value.ValueKind == JsonValueKind.Null
                            && message.Contains($"\"${variable.Name}\"", StringComparison.Ordinal)
                        )
                )
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
