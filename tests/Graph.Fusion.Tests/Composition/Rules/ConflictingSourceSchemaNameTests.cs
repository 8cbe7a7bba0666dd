using Graph.Fusion.Composition;

namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>Composition needs a name for each source.</summary>
public sealed class ConflictingSourceSchemaNameTests : RuleTests
{
    private protected override string Code => "CONFLICTING_SOURCE_SCHEMA_NAME";

    [Fact]
    public void Names_that_differ_in_case_are_valid() =>
        Assert.Empty(
            Log([new SourceSchema("a", "type Query { x: Int }"), new SourceSchema("A", "type Query { y: Int }")])
        );

    [Fact]
    public void Two_schemas_of_one_name_are_refused() =>
        Assert.Equal(
            ["error CONFLICTING_SOURCE_SCHEMA_NAME a: Two source schemas are named 'a'. Rename one of them."],
            Log([new SourceSchema("a", "type Query { x: Int }"), new SourceSchema("a", "type Query { x: Int }")])
        );
}
