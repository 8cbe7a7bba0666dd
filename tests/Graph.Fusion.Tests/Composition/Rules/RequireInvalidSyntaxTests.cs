namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Require Invalid Syntax".</summary>
public sealed class RequireInvalidSyntaxTests : RuleTests
{
    private protected override string Code => "REQUIRE_INVALID_SYNTAX";

    [Fact]
    public void A_map_over_several_lines_is_valid() =>
        Valid(
            """type Query { p: P } type P { a: Int b(c: C @require(field: "{\n  h: size.height\n  w: size.width\n}")): Int } input C { h: Int w: Int }"""
        );

    [Fact]
    public void A_type_condition_that_stands_alone_is_refused() =>
        Invalid(
            [
                """error REQUIRE_INVALID_SYNTAX A:P.b(c:): The map 'a<P>' of @require on 'P.b(c:)' cannot be read: Expected '.' and a field, found the end of the text (at character 5). Correct it, as in "price", "dimension.weight" or "{ width, height }".""",
            ],
            """type Query { p: P } type P { a: Int b(c: Int @require(field: "a<P>")): Int }"""
        );

    [Fact]
    public void A_list_at_the_beginning_is_refused() =>
        Invalid(
            [
                """error REQUIRE_INVALID_SYNTAX A:P.b(c:): The map '[a]' of @require on 'P.b(c:)' cannot be read: Expected a field name, found '[' (at character 1). Correct it, as in "price", "dimension.weight" or "{ width, height }".""",
            ],
            """type Query { p: P } type P { a: Int b(c: Int @require(field: "[a]")): Int }"""
        );
}
