namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Invalid GraphQL".</summary>
public sealed class InvalidGraphQLTests : RuleTests
{
    private protected override string Code => "INVALID_GRAPHQL";

    [Fact]
    public void A_schema_without_queries_is_valid() => Valid("type Query { x: Int }", "type V { y: Int }");

    [Fact]
    public void An_extension_of_a_type_that_only_another_schema_defines_is_valid() =>
        Valid("type Query { x: Int }", "extend type Query { y: Int }");

    [Fact]
    public void Text_that_is_no_schema_is_refused() =>
        Invalid(
            [
                "error INVALID_GRAPHQL A: The schema 'A' cannot be parsed: Syntax Error: Expected Name, found <EOF>. (line 1, column 13). Correct the text.",
            ],
            "type Query {"
        );

    [Fact]
    public void An_unknown_type_is_refused() =>
        Invalid(
            [
                "error INVALID_GRAPHQL A:Query.x: The schema 'A' is no valid GraphQL schema: (1:17) \"Query.x\" refers to the unknown type \"Nope\". Correct the schema; the sources are checked together only when each is valid by itself.",
            ],
            "type Query { x: Nope }"
        );

    [Fact]
    public void A_default_of_another_type_is_refused() =>
        Invalid(
            [
                "error INVALID_GRAPHQL A:Query.x(n:): The schema 'A' is no valid GraphQL schema: (1:16) \"Query.x(n:)\" has an invalid default value: Int cannot represent non-integer value: \"one\". Correct the schema; the sources are checked together only when each is valid by itself.",
            ],
            "type Query { x(n: Int = \"one\"): Int }"
        );

    [Fact]
    public void A_directive_without_its_argument_is_refused() =>
        Invalid(
            [
                "error INVALID_GRAPHQL A:Query.x: The schema 'A' is no valid GraphQL schema: (1:21) Directive \"@override\" on \"Query.x\" needs the argument \"from\" of type \"String!\". Correct the schema; the sources are checked together only when each is valid by itself.",
            ],
            "type Query { x: Int @override }"
        );

    [Fact]
    public void A_type_that_is_defined_twice_is_refused() =>
        Invalid(
            [
                "error INVALID_GRAPHQL A:Query: The type 'Query' is defined twice in the schema 'A'. Use 'extend' for the second, or remove it.",
            ],
            "type Query { x: Int } type Query { y: Int }"
        );

    [Fact]
    public void A_field_that_is_defined_twice_is_refused() =>
        Invalid(
            [
                "error INVALID_GRAPHQL A:Query.x: The field 'Query.x' is defined twice in the schema 'A'. Remove one of them.",
            ],
            "type Query { x: Int } extend type Query { x: Int }"
        );

    [Fact]
    public void An_extension_of_another_kind_is_refused() =>
        Invalid(
            [
                "error INVALID_GRAPHQL A:Query: The type 'Query' is extended as another kind of type than it is in the schema 'A'. Correct the keyword after 'extend'.",
            ],
            "type Query { x: Int } extend interface Query { y: Int }"
        );

    [Fact]
    public void An_operation_is_refused() =>
        Invalid(
            [
                "error INVALID_GRAPHQL A: The schema 'A' contains an operation or a fragment. Remove it: a schema has definitions only.",
            ],
            "type Query { x: Int } query { x }"
        );
}
