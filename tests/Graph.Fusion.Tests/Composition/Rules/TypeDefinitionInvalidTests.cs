namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Type Definition Invalid".</summary>
public sealed class TypeDefinitionInvalidTests : RuleTests
{
    private protected override string Code => "TYPE_DEFINITION_INVALID";

    [Fact]
    public void The_definitions_of_the_draft_written_down_are_valid() =>
        Valid(
            "scalar FieldSelectionMap scalar FieldSelectionSet directive @is(field: FieldSelectionMap!) on ARGUMENT_DEFINITION directive @key(fields: FieldSelectionSet!) repeatable on OBJECT | INTERFACE type Query { x: Int }"
        );

    [Fact]
    public void An_argument_more_than_the_draft_has_is_valid() =>
        Valid(
            "directive @lookup(by: String) on FIELD_DEFINITION directive @key(fields: FieldSelectionSet!, since: Int) repeatable on OBJECT | INTERFACE type Query { x: Int }"
        );

    [Fact]
    public void A_scalar_of_the_draft_that_is_an_input_is_refused() =>
        Invalid(
            [
                "error TYPE_DEFINITION_INVALID A:FieldSelectionMap: The schema 'A' defines 'FieldSelectionMap' as another kind of type than the scalar of Composite Schemas. Rename your type, or write 'scalar FieldSelectionMap'.",
            ],
            "input FieldSelectionMap { path: String } type Query { x: Int }"
        );

    [Fact]
    public void A_directive_without_the_argument_of_the_draft_is_refused() =>
        Invalid(
            [
                "error TYPE_DEFINITION_INVALID A:@key: The definition of @key in 'A' lacks the argument 'fields: FieldSelectionSet!' of Composite Schemas. Remove the definition, which no source schema needs, or correct it.",
            ],
            "directive @key(of: String) repeatable on OBJECT | INTERFACE type Query { x: Int }"
        );

    [Fact]
    public void A_directive_whose_argument_has_another_type_is_refused() =>
        Invalid(
            [
                "error TYPE_DEFINITION_INVALID A:@override: The definition of @override in 'A' has 'ID!' for the argument 'from: String!' of Composite Schemas. Remove the definition, which no source schema needs, or correct it.",
            ],
            "directive @override(from: ID!) on FIELD_DEFINITION type Query { x: Int }"
        );
}
