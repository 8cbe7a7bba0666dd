namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Validate Satisfiability".</summary>
public sealed class UnsatisfiableQueryPathTests : RuleTests
{
    private protected override string Code => "UNSATISFIABLE_QUERY_PATH";

    [Fact]
    public void A_schema_that_a_lookup_leads_to_is_valid() =>
        Valid(
            """type Query { p: P } type P @key(fields: "id") { id: ID! }""",
            """type Query { q(id: ID!): P @lookup @internal } type P @key(fields: "id") { id: ID! b: Int }"""
        );

    [Fact]
    public void A_schema_that_a_lookup_by_type_leads_to_is_valid() =>
        Valid(
            """type Query { m: M } union M = B | F type B @key(fields: "id") { id: ID! } type F @key(fields: "id") { id: ID! }""",
            """type Query { n(id: ID! @is(field: "<B>.id | <F>.id")): M @lookup @internal } union M = B | F type B { id: ID! x: Int } type F { id: ID! y: Int }"""
        );

    [Fact]
    public void A_schema_that_a_one_of_input_by_type_leads_to_is_valid() =>
        Valid(
            """type Query { m: M } union M = B | F type B { isbn: ID! } type F { eidr: ID! }""",
            """type Query { n(by: By! @is(field: "{ isbn: <B>.isbn } | { eidr: <F>.eidr }")): M @lookup @internal } input By @oneOf { isbn: ID eidr: ID } union M = B | F type B { isbn: ID! x: Int } type F { eidr: ID! y: Int }"""
        );

    [Fact]
    public void A_one_of_input_that_has_no_alternative_for_a_type_is_refused() =>
        Invalid(
            [
                "error UNSATISFIABLE_QUERY_PATH F.y: The field 'F.y' cannot be resolved on the path 'Query.m<F>', where the object comes from 'A'.\n  'B' serves 'F.y', and has the lookup 'n' for 'F', but its key '... on B { isbn }' is for other types. Add an alternative for 'F' to its map.",
            ],
            """type Query { m: M } union M = B | F type B { isbn: ID! } type F { isbn: ID! }""",
            """type Query { n(by: By! @is(field: "{ isbn: <B>.isbn } | { eidr: <B>.isbn }")): M @lookup @internal } input By @oneOf { isbn: ID eidr: ID } union M = B | F type B { isbn: ID! x: Int } type F { isbn: ID! y: Int }"""
        );

    [Fact]
    public void A_schema_without_a_lookup_is_refused() =>
        Invalid(
            [
                "error UNSATISFIABLE_QUERY_PATH P.b: The field 'P.b' cannot be resolved on the path 'Query.p<P>', where the object comes from 'A'.\n  'B' serves 'P.b', but has no lookup for 'P'. Add one by a key that 'A' can give, such as 'pById(id: ID!): P @lookup @internal', to 'B'; or let 'B' serve the field before it too, and mark that @shareable in each schema that has it.",
            ],
            """type Query { p: P } type P @key(fields: "id") { id: ID! }""",
            """type Query { x: Int } type P @key(fields: "id") { id: ID! b: Int }"""
        );

    [Fact]
    public void A_key_that_nobody_gives_is_refused() =>
        Invalid(
            [
                "error UNSATISFIABLE_QUERY_PATH P.b: The field 'P.b' cannot be resolved on the path 'Query.p<P>', where the object comes from 'A'.\n  'B' serves 'P.b', and has the lookup 'q' for 'P', but its key 'sku' cannot be read before:\n    Only 'B' itself has 'P.sku'. Add that field to 'A', where the object comes from, or give 'B' a lookup by a field that is there.",
                "error UNSATISFIABLE_QUERY_PATH P.sku: The field 'P.sku' cannot be resolved on the path 'Query.p<P>', where the object comes from 'A'.\n  'B' serves 'P.sku', and has the lookup 'q' for 'P', but its key 'sku' cannot be read before:\n    Only 'B' itself has 'P.sku'. Add that field to 'A', where the object comes from, or give 'B' a lookup by a field that is there.",
            ],
            """type Query { p: P } type P @key(fields: "id") { id: ID! }""",
            """type Query { q(sku: ID!): P @lookup @internal } type P @key(fields: "sku") { sku: ID! b: Int }"""
        );

    [Fact]
    public void A_requirement_that_cannot_be_read_is_refused() =>
        Invalid(
            [
                "error UNSATISFIABLE_QUERY_PATH P.b: The field 'P.b' cannot be resolved on the path 'Query.p<P>', where the object comes from 'A'.\n  'B' serves 'P.b', but requires 'c' for its argument 'c', which cannot be read:\n    'C' serves 'P.c', and has the lookup 'r' for 'P', but its key 'sku' cannot be read before:\n      Only 'C' itself has 'P.sku'. Add that field to 'A', where the object comes from, or give 'C' a lookup by a field that is there.",
            ],
            """type Query { p: P } type P @key(fields: "id") { id: ID! }""",
            """type Query { q(id: ID!): P @lookup @internal } type P @key(fields: "id") { id: ID! b(c: Int @require(field: "c")): Int }""",
            """type Query { r(sku: ID!): P @lookup @internal } type P @key(fields: "sku") { sku: ID! @inaccessible c: Int @inaccessible }"""
        );
}
