using System.Collections.Immutable;
using Graph.Language;
using Graph.Types.Sdl;

namespace Graph.Fusion.Composition.Sources;

/// <summary>
/// The directives that sources may use without defining them, besides those of GraphQL: those of Composite Schemas, and
/// those that servers such as HotChocolate write into their schemas.
/// </summary>
internal static class KnownDirectives
{
    public const string Tag = "tag";
    public const string Cost = "cost";
    public const string ListSize = "listSize";

    private const string Text = """
        "A label; those of all sources together."
        directive @tag(name: String!) repeatable on SCALAR | OBJECT | INTERFACE | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION | FIELD_DEFINITION | ARGUMENT_DEFINITION
        "What it costs to resolve; the highest of all sources."
        directive @cost(weight: String!) on SCALAR | OBJECT | ENUM | FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
        "How long a list gets: as assumed, or as the slicing arguments say."
        directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
        """;

    // How a source writes a scalar concerns nobody else: the gateway passes its values on as they are.
    private const string Ignored = """
        directive @serializeAs(type: [ScalarSerializationType!]!, pattern: String) on SCALAR
        enum ScalarSerializationType { STRING BOOLEAN INT FLOAT OBJECT LIST }
        """;

    /// <summary>The directives that are merged.</summary>
    public static ImmutableArray<DirectiveDefinitionNode> Merged { get; } =
    [.. Parse(Text).OfType<DirectiveDefinitionNode>()];

    /// <summary>The definitions that a source has without writing them.</summary>
    public static ImmutableArray<DefinitionNode> Definitions { get; } =
    [.. CompositeDirectives.Definitions, .. Merged, .. Parse(Ignored)];

    private static ImmutableHashSet<string> Names { get; } =
    [
        "deprecated",
        "specifiedBy",
        "oneOf",
        .. Definitions.OfType<DirectiveDefinitionNode>().Select(directive => directive.Name.Value),
    ];

    /// <summary>True if composition knows what to do with the directive.</summary>
    public static bool Contains(string name) => Names.Contains(name);

    private static ImmutableArray<DefinitionNode> Parse(string text) =>
        Utf8GraphQLParser.Parse(text, ParserOptions.Schema).Definitions;
}
