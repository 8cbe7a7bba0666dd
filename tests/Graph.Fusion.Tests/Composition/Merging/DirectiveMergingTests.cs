namespace Graph.Fusion.Tests.Composition.Merging;

/// <summary>GraphQL Composite Schemas, section 4, "Merge Output Fields".</summary>
public sealed class DirectiveMergingTests : MergeTests
{
    [Fact]
    public void A_field_costs_as_much_as_where_it_costs_most() =>
        Merges(
            """
            type V @cost(weight: "2.0") {
              x(n: Int @cost(weight: "3")): Int @cost(weight: "10")
              y: Int @cost(weight: "0.5")
            }

            "What it costs to resolve; the highest of all sources."
            directive @cost(weight: String!) on SCALAR | OBJECT | ENUM | FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
            """,
            """type Query { v: V @shareable } type V @shareable @cost(weight: "2.0") { x(n: Int @cost(weight: "1")): Int @cost(weight: "10") y: Int @cost(weight: "-1") }""",
            """type Query { v: V @shareable } type V @shareable { x(n: Int @cost(weight: "3")): Int @cost(weight: "9.5") y: Int @cost(weight: "0.5") }"""
        );

    [Fact]
    public void A_list_is_as_long_as_where_it_is_longest() =>
        Merges(
            """
            type V {
              x(first: Int): [Int] @listSize(assumedSize: 50, slicingArguments: ["first"], sizedFields: ["nodes"], requireOneSlicingArgument: false)
            }

            "How long a list gets: as assumed, or as the slicing arguments say."
            directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
            """,
            """type Query { v: V @shareable } type V @shareable { x(first: Int, last: Int): [Int] @listSize(assumedSize: 50, slicingArguments: ["first", "last"]) }""",
            """type Query { v: V @shareable } type V @shareable { x(first: Int): [Int] @listSize(assumedSize: 20, slicingArguments: ["first"], sizedFields: ["nodes"], requireOneSlicingArgument: false) }"""
        );
}
