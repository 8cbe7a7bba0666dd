namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "External Unused".</summary>
public sealed class ExternalUnusedTests : RuleTests
{
    private protected override string Code => "EXTERNAL_UNUSED";

    [Fact]
    public void A_field_that_is_provided_is_valid() =>
        Valid("""type Query { p: P @provides(fields: "x") } type P { x: Int @external y: Int }""", "type P { x: Int }");

    [Fact]
    public void A_field_of_a_key_is_valid() =>
        Valid("""type Query { u: U } type U @key(fields: "email") { email: String! @external nick: String }""");

    [Fact]
    public void A_field_that_is_required_is_valid() =>
        Valid("""type Query { p: P } type P { x: Int @external y(x: Int @require(field: "x")): Int }""");

    [Fact]
    public void A_field_of_another_type_that_is_required_is_valid() =>
        Valid(
            """type Query { p: P } type P { o: O z(n: String @require(field: "o.name")): Int } type O { name: String @external id: ID }"""
        );

    [Fact]
    public void A_field_that_is_provided_through_a_union_is_valid() =>
        Valid(
            """type Query { m: M @provides(fields: "... on B { t }") } union M = B type B { t: Int @external u: Int }"""
        );

    [Fact]
    public void A_field_that_nothing_names_is_refused() =>
        Invalid(
            [
                "error EXTERNAL_UNUSED A:P.x: The field 'P.x' is @external in 'A', but no @provides, @key or @require there names it. Remove the field, or remove @external and mark it @shareable if the schema serves it.",
            ],
            "type Query { p: P } type P { x: Int @external y: Int }"
        );

    [Fact]
    public void A_field_that_only_another_type_provides_is_refused() =>
        Invalid(
            [
                "error EXTERNAL_UNUSED A:P.x: The field 'P.x' is @external in 'A', but no @provides, @key or @require there names it. Remove the field, or remove @external and mark it @shareable if the schema serves it.",
            ],
            """type Query { p: P o: O @provides(fields: "x") } type P { x: Int @external y: Int } type O { x: Int @external }"""
        );
}
