using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Graph.Language;
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
    /// True if the engine alone reports the error on purpose: a literal of a Float that no finite number is
    /// (https://spec.graphql.org/September2025/#sec-Float.Input-Coercion), or a field of <c>__Directive</c> that only drafts
    /// after the edition have.
    /// </summary>
    public static bool IsReportedAlone(byte[] source, GraphQLError error) =>
        error.Message
            is "Cannot query field \"isDeprecated\" on type \"__Directive\"."
                or "Cannot query field \"deprecationReason\" on type \"__Directive\"."
        || (
            error.Message.StartsWith("Float cannot represent non numeric value: ", StringComparison.Ordinal)
            && double.TryParse(NumberAt(source, error.Locations[0]), CultureInfo.InvariantCulture, out var number)
            && double.IsInfinity(number)
        );

    private static ReadOnlySpan<byte> NumberAt(byte[] source, Location at)
    {
        var rest = source.AsSpan(at.Start);
        var length = rest.IndexOfAnyExcept("+-.0123456789eE"u8);
        return length < 0 ? rest : rest[..length];
    }

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
    /// of what is below them. So it lets other shapes pass there, and takes fields of different objects for conflicts. The
    /// specification knows the types (https://spec.graphql.org/September2025/#SameResponseShape()).
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
        var introspected = FieldsOfIntrospection(source);
        var these = actual
            .Where(error => error.Extensions["rule"] is MergingRule)
            .Select(error =>
                (error.Message, Places: error.Locations.Select(at => new Place(at.Line, at.Column)).ToHashSet())
            )
            .ToList();
        return (source.AsSpan().IndexOf("__type"u8) >= 0 || source.AsSpan().IndexOf("__schema"u8) >= 0)
            && those.TrueForAll(places =>
                these.Exists(error => places.IsSubsetOf(error.Places)) || places.Overlaps(introspected)
            )
            && these.TrueForAll(error =>
                error.Message.Contains("conflicting types", StringComparison.Ordinal)
                || those.Exists(places => places.SetEquals(error.Places))
            );
    }

    private static HashSet<Place> FieldsOfIntrospection(byte[] source)
    {
        var found = new HashSet<Place>();
        var waiting = new Stack<SelectionSetNode>(
            Utf8GraphQLParser
                .Parse(source, ParserOptions.Schema)
                .Definitions.Select(definition =>
                    (definition as OperationDefinitionNode)?.SelectionSet
                    ?? (definition as FragmentDefinitionNode)?.SelectionSet
                )
                .OfType<SelectionSetNode>()
        );
        while (waiting.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                if (selection is FieldNode { Name.Value: "__type" or "__schema" } field)
                {
                    found.Add(new Place(field.Location.Line, field.Location.Column));
                }

                if ((selection as FieldNode)?.SelectionSet is { } below)
                {
                    waiting.Push(below);
                }
                else if (selection is InlineFragmentNode fragment)
                {
                    waiting.Push(fragment.SelectionSet);
                }
            }
        }

        return found;
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
