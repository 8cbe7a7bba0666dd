namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Root Mutation Used".</summary>
public sealed class RootMutationUsedTests : RuleTests
{
    private protected override string Code => "ROOT_MUTATION_USED";

    [Fact]
    public void The_root_type_by_its_own_name_is_valid() =>
        Valid("type Query { y: Int } schema { query: Query mutation: Mutation } type Mutation { x: Int }");

    [Fact]
    public void No_schema_definition_is_valid() => Valid("type Query { y: Int } type Mutation { x: Int }");

    [Fact]
    public void A_root_type_of_another_name_is_refused() =>
        Invalid(
            [
                "error ROOT_MUTATION_USED A:Commands: The root type 'Commands' of the schema 'A' has to be named 'Mutation'. Rename it, and remove it from the schema definition.",
            ],
            "type Query { y: Int } schema { query: Query mutation: Commands } type Commands { x: Int }"
        );

    [Fact]
    public void A_type_of_the_name_that_is_no_root_is_refused() =>
        Invalid(
            [
                "error ROOT_MUTATION_USED A:Mutation: The schema 'A' has a type 'Mutation', but its schema definition does not make it the root type of that name. Add 'mutation: Mutation' to the schema definition, or rename the type.",
            ],
            "schema { query: Query } type Query { y: Int } type Mutation { x: Int }"
        );
}
