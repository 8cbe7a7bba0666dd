using Graph.Language;

namespace Graph.Fusion.Schemas;

/// <summary>
/// The directives of an execution schema: they say which source has what and how. Sources are named by string, as a
/// source's name need not be a GraphQL name.
/// </summary>
internal static class ExecutionDirectives
{
    public const string Prefix = "source__";
    public const string Schema = "source__schema";
    public const string Node = "source__node";
    public const string Type = "source__type";
    public const string Implements = "source__implements";
    public const string Member = "source__member";
    public const string Field = "source__field";
    public const string Require = "source__require";
    public const string Lookup = "source__lookup";
    public const string Inaccessible = "source__inaccessible";
    public const string Gateway = "source__gateway";

    private const string Text = """
        "A source schema and how to talk to it."
        directive @source__schema(name: String!, url: String, subscriptionUrl: String, variableBatching: Boolean, requestBatching: Boolean, subscriptions: String! = "SSE", httpVersion: String, compression: Boolean! = false, requestCompression: String, uploads: Boolean! = false) repeatable on SCHEMA
        "Global ids with this prefix belong to this type."
        directive @source__node(prefix: String!, type: String!) repeatable on SCHEMA
        "The source has the type."
        directive @source__type(schema: String!) repeatable on SCALAR | OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT
        "In the source the type implements the interface."
        directive @source__implements(schema: String!, interface: String!) repeatable on OBJECT | INTERFACE
        "In the source the union has the member."
        directive @source__member(schema: String!, type: String!) repeatable on UNION
        "The source has the field; with the signature it has there, where it differs."
        directive @source__field(schema: String!, signature: String, external: Boolean! = false, provides: String) repeatable on FIELD_DEFINITION
        "The gateway fills the argument of the source's field by this map."
        directive @source__require(schema: String!, argument: String!, map: String!) repeatable on FIELD_DEFINITION
        "The source fetches an object of the type by the lookup below the path from its query type; one map for each argument."
        directive @source__lookup(schema: String!, path: [String!]! = [], signature: String!, maps: [String!]!, internal: Boolean! = false) repeatable on OBJECT | INTERFACE | UNION
        "Clients do not see it."
        directive @source__inaccessible on SCALAR | OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT | FIELD_DEFINITION | ENUM_VALUE
        "The gateway itself serves the field."
        directive @source__gateway on FIELD_DEFINITION
        """;

    public static DocumentNode Definitions { get; } = Utf8GraphQLParser.Parse(Text, ParserOptions.Schema);

    /// <summary>True if a directive is one of these.</summary>
    public static bool Contains(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);
}
