namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Disallowed Inaccessible Elements".</summary>
public sealed class DisallowedInaccessibleTests : RuleTests
{
    private protected override string Code => "DISALLOWED_INACCESSIBLE";

    [Fact]
    public void A_hidden_scalar_of_ones_own_is_valid() =>
        Valid("scalar Money @inaccessible type Query { x: Int price: Money @inaccessible }");

    [Fact]
    public void A_built_in_scalar_that_is_written_down_is_valid() => Valid("scalar String type Query { x: String }");

    [Fact]
    public void A_hidden_built_in_scalar_is_refused() =>
        Invalid(
            [
                "error DISALLOWED_INACCESSIBLE A:String: 'String' is @inaccessible in 'A', but it belongs to every GraphQL schema. Remove @inaccessible; hide the members that use it instead.",
            ],
            "scalar String @inaccessible type Query { x: String }"
        );

    [Fact]
    public void A_built_in_scalar_that_is_hidden_by_an_extension_is_refused() =>
        Invalid(
            [
                "error DISALLOWED_INACCESSIBLE A:ID: 'ID' is @inaccessible in 'A', but it belongs to every GraphQL schema. Remove @inaccessible; hide the members that use it instead.",
            ],
            "extend scalar ID @inaccessible type Query { x: ID }"
        );

    [Fact]
    public void A_hidden_introspection_type_is_refused() =>
        Invalid(
            [
                "error DISALLOWED_INACCESSIBLE A:__Type: '__Type' is @inaccessible in 'A', but it belongs to every GraphQL schema. Remove @inaccessible; hide the members that use it instead.",
            ],
            "type __Type @inaccessible { name: String } type Query { x: Int }"
        );

    [Fact]
    public void A_hidden_introspection_field_and_its_argument_are_refused() =>
        Invalid(
            [
                "error DISALLOWED_INACCESSIBLE A:__Type.fields(old:): '__Type.fields(old:)' is @inaccessible in 'A', but it belongs to every GraphQL schema. Remove @inaccessible; hide the members that use it instead.",
                "error DISALLOWED_INACCESSIBLE A:__Type.name: '__Type.name' is @inaccessible in 'A', but it belongs to every GraphQL schema. Remove @inaccessible; hide the members that use it instead.",
            ],
            "type __Type { name: String @inaccessible fields(old: Boolean @inaccessible): [Int] } type Query { x: Int }"
        );

    [Fact]
    public void A_hidden_argument_of_a_built_in_directive_is_refused() =>
        Invalid(
            [
                "error DISALLOWED_INACCESSIBLE A:@skip(if:): '@skip(if:)' is @inaccessible in 'A', but it belongs to every GraphQL schema. Remove @inaccessible; hide the members that use it instead.",
            ],
            "directive @skip(if: Boolean! @inaccessible) on FIELD type Query { x: Int }"
        );
}
