using Graph.Execution.Resolvers;
using Graph.Language;
using Graph.Types;
using Graph.Types.Sdl;
using Snapshooter.Xunit;

namespace Graph.Execution.Tests.Introspection;

public sealed class IntrospectionTests
{
    private const string KitchenSink = """"
        """The kitchen sink."""
        schema { query: Query mutation: Mutation }
        type Query {
          """Finds things."""
          things(
            filter: Filter = { names: ["a", "b"], kind: OLD }
            first: Int! = 10
            legacy: Boolean @deprecated(reason: "No use.")
          ): [Thing!]!
          old: String @deprecated
          now: DateTime
          hit: Hit
        }
        type Mutation { touch(by: Lookup!): Box }
        interface Node { id: ID! }
        interface Thing implements Node { id: ID! name: String }
        type Box implements Thing & Node { id: ID! name: String size: Float }
        type Ball implements Thing & Node { id: ID! name: String! }
        union Hit = Box | Ball
        enum Kind { NEW OLD @deprecated(reason: "Use NEW.") }
        """What to find."""
        input Filter { names: [String!] kind: Kind = NEW years: Int @deprecated }
        input Lookup @oneOf { id: ID name: String }
        scalar DateTime @specifiedBy(url: "https://www.rfc-editor.org/rfc/rfc3339")
        directive @tag(name: String! = "x", old: Int @deprecated) repeatable on OBJECT | FIELD
        """";

    // The query that tools send, with every option on.
    private const string FullQuery = """
        query IntrospectionQuery {
          __schema {
            description
            queryType { name kind }
            mutationType { name kind }
            subscriptionType { name kind }
            types { ...FullType }
            directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } }
          }
        }
        fragment FullType on __Type {
          kind name description specifiedByURL isOneOf
          fields(includeDeprecated: true) {
            name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef }
            isDeprecated deprecationReason
          }
          inputFields(includeDeprecated: true) { ...InputValue }
          interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...TypeRef }
        }
        fragment InputValue on __InputValue {
          name description type { ...TypeRef } defaultValue isDeprecated deprecationReason
        }
        fragment TypeRef on __Type {
          kind name
          ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } }
        }
        """;

    private static readonly Schema Schema = SchemaBuilder.BuildOrThrow(Utf8GraphQLParser.Parse(KitchenSink));

    [Fact]
    public void The_query_that_tools_send_is_answered_in_full() =>
        Snapshot.Match(IntrospectionRunner.Run(Schema, FullQuery));

    [Theory]
    [InlineData("{ __type(name: \"Nope\") { name } }", "null")]
    [InlineData("{ __typename }", "\"Query\"")]
    [InlineData(
        "{ __type(name: \"Query\") { __typename fields { name } } }",
        """{"__typename":"__Type","fields":[{"name":"things"},{"name":"now"},{"name":"hit"}]}"""
    )]
    [InlineData(
        "{ __type(name: \"Query\") { fields { args { name } } } }",
        """{"fields":[{"args":[{"name":"filter"},{"name":"first"}]},{"args":[]},{"args":[]}]}"""
    )]
    [InlineData(
        "{ __type(name: \"Kind\") { enumValues { name } fields { name } isOneOf } }",
        """{"enumValues":[{"name":"NEW"}],"fields":null,"isOneOf":null}"""
    )]
    [InlineData(
        "{ __type(name: \"Filter\") { isOneOf inputFields { name defaultValue } } }",
        """{"isOneOf":false,"inputFields":[{"name":"names","defaultValue":null},{"name":"kind","defaultValue":"NEW"}]}"""
    )]
    [InlineData("{ __type(name: \"Lookup\") { isOneOf } }", """{"isOneOf":true}""")]
    [InlineData(
        "{ __type(name: \"Thing\") { possibleTypes { name } interfaces { name } } }",
        """{"possibleTypes":[{"name":"Box"},{"name":"Ball"}],"interfaces":[{"name":"Node"}]}"""
    )]
    [InlineData(
        "{ __type(name: \"Box\") { possibleTypes { name } specifiedByURL } }",
        """{"possibleTypes":null,"specifiedByURL":null}"""
    )]
    [InlineData(
        "{ __type(name: \"DateTime\") { specifiedByURL } }",
        """{"specifiedByURL":"https://www.rfc-editor.org/rfc/rfc3339"}"""
    )]
    public void A_question_gets_its_answer(string query, string expected)
    {
        var answer = IntrospectionRunner.Run(Schema, query).Values.Single();

        Assert.Equal(expected, System.Text.Json.JsonSerializer.Serialize(answer));
    }

    [Fact]
    public void A_wrapped_type_has_no_name_and_says_what_it_wraps()
    {
        var answer = IntrospectionRunner.Run(
            Schema,
            "{ __type(name: \"Query\") { fields { type { kind name description ofType { kind name ofType { kind ofType { name } } } } } } }"
        );

        Assert.StartsWith(
            """{"__type":{"fields":[{"type":{"kind":"NON_NULL","name":null,"description":null,"ofType":{"kind":"LIST","name":null,"ofType":{"kind":"NON_NULL","ofType":{"name":"Thing"}}}}}""",
            System.Text.Json.JsonSerializer.Serialize(answer)
        );
    }

    [Fact]
    public void Default_values_are_literals_of_the_language()
    {
        var answer = IntrospectionRunner.Run(
            Schema,
            "{ __type(name: \"Query\") { fields { args { defaultValue } } } }"
        );
        var json = System.Text.Json.JsonSerializer.Serialize(
            answer,
            new System.Text.Json.JsonSerializerOptions
            {
                Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );

        Assert.Contains("""{"defaultValue":"{ names: [\"a\", \"b\"], kind: OLD }"},{"defaultValue":"10"}""", json);
    }

    [Fact]
    public void Introspection_describes_itself()
    {
        var type = (ObjectType)Schema.FindType("__Type")!;

        Assert.Equal(typeof(GraphType), type.RuntimeType);
        Assert.All(
            Schema.Types.OfType<ObjectType>().Where(t => t.IsIntrospectionType).SelectMany(t => t.Fields),
            field => Assert.NotNull(field.Resolver)
        );
        Assert.Equal("Boolean!", type.FindField("fields")!.FindArgument("includeDeprecated")!.Type.ToString());
    }
}
