namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Root Query Used".</summary>
public sealed class RootQueryUsedTests : RuleTests
{
    private protected override string Code => "ROOT_QUERY_USED";

    [Fact]
    public void The_root_type_by_its_own_name_is_valid() => Valid("schema { query: Query } type Query { x: Int }");

    [Fact]
    public void No_schema_definition_is_valid() => Valid("type Query { x: Int }");

    [Fact]
    public void A_root_type_of_another_name_is_refused() =>
        Invalid(
            [
                "error ROOT_QUERY_USED A:Root: The root type 'Root' of the schema 'A' has to be named 'Query'. Rename it, and remove it from the schema definition.",
            ],
            "schema { query: Root } type Root { x: Int }"
        );

    [Fact]
    public void A_type_of_the_name_that_is_no_root_is_refused() =>
        Invalid(
            [
                "error ROOT_QUERY_USED A:Query: The schema 'A' has a type 'Query', but its schema definition does not make it the root type of that name. Add 'query: Query' to the schema definition, or rename the type.",
            ],
            "schema { mutation: Mutation } type Query { x: Int } type Mutation { y: Int }"
        );
}
