namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 2, "@internal".</summary>
public sealed class KeyFieldInternalTests : RuleTests
{
    private protected override string Code => "KEY_FIELD_INTERNAL";

    [Fact]
    public void A_hidden_key_field_is_valid() =>
        Valid("""type Query { p: P } type P @key(fields: "id") { id: ID! @inaccessible x: Int }""");

    [Fact]
    public void An_internal_key_field_is_refused() =>
        Invalid(
            [
                "error KEY_FIELD_INTERNAL A:P: The key 'id' of 'P' names the field 'id', which is @internal and so unknown to other schemas. Mark it @inaccessible instead of @internal.",
            ],
            """type Query { p: P } type P @key(fields: "id") { id: ID! @internal x: Int }"""
        );
}
