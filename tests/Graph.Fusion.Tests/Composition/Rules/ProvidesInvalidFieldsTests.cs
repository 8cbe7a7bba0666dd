namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Provides Invalid Fields".</summary>
public sealed class ProvidesInvalidFieldsTests : RuleTests
{
    private protected override string Code => "PROVIDES_INVALID_FIELDS";

    [Fact]
    public void Fields_that_are_there_are_valid() =>
        Valid("""type Query { p: P @provides(fields: "o { y }") } type P { o: O } type O { y: Int @external }""");

    [Fact]
    public void A_field_that_the_type_lacks_is_refused() =>
        Invalid(
            [
                "error PROVIDES_INVALID_FIELDS A:Query.p: The @provides of 'Query.p' names the field 'z', which 'P' does not have. Add it as @external, or correct the name.",
            ],
            """type Query { p: P @provides(fields: "z") } type P { x: Int @external }"""
        );

    [Fact]
    public void An_object_as_a_whole_is_refused() =>
        Invalid(
            [
                "error PROVIDES_INVALID_FIELDS A:Query.p: The @provides of 'Query.p' names the object 'P.o' as a whole. Say which of its fields are provided.",
            ],
            """type Query { p: P @provides(fields: "o") } type P { o: O } type O { y: Int @external }"""
        );

    [Fact]
    public void Subfields_of_a_scalar_are_refused() =>
        Invalid(
            [
                "error PROVIDES_INVALID_FIELDS A:Query.p: The @provides of 'Query.p' selects fields of 'P.x', which is no object. Remove the braces after it.",
            ],
            """type Query { p: P @provides(fields: "x { y }") } type P { x: Int @external }"""
        );

    [Fact]
    public void A_fragment_on_a_type_that_is_not_there_is_refused() =>
        Invalid(
            [
                "error PROVIDES_INVALID_FIELDS A:Query.m: The @provides of 'Query.m' names the unknown type 'Z'. Correct the name.",
            ],
            """type Query { m: M @provides(fields: "... on Z { t }") } union M = B type B { t: Int @external }"""
        );
}
