namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Lookup Must Have Arguments".</summary>
public sealed class LookupMustHaveArgumentsTests : RuleTests
{
    private protected override string Code => "LOOKUP_MUST_HAVE_ARGUMENTS";

    [Fact]
    public void One_argument_is_valid() =>
        Valid("""type Query { p(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! }""");

    [Fact]
    public void No_argument_is_refused() =>
        Invalid(
            [
                "error LOOKUP_MUST_HAVE_ARGUMENTS A:Query.p: The lookup 'Query.p' has no arguments, so it cannot say which object is meant. Add the key as an argument, or remove @lookup.",
            ],
            """type Query { p: P @lookup } type P @key(fields: "id") { id: ID! }"""
        );
}
