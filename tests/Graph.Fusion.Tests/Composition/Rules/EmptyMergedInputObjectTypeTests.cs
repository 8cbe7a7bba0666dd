namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Empty Merged Input Object Type".</summary>
public sealed class EmptyMergedInputObjectTypeTests : RuleTests
{
    private protected override string Code => "EMPTY_MERGED_INPUT_OBJECT_TYPE";

    [Fact]
    public void One_field_in_common_is_valid() =>
        Valid(
            "type Query { a(f: F): Int } input F { n: Int m: Int }",
            "type Query { b(f: F): Int } input F { n: Int k: Int }"
        );

    [Fact]
    public void An_input_of_requirements_alone_is_valid() =>
        Valid(
            """type Query { p: P } type P { a(i: F @require(field: "{ n: b }")): Int c: Int } input F { n: Int }""",
            """type P { d(i: F @require(field: "{ m: c }")): Int b: Int } input F { m: Int }"""
        );

    [Fact]
    public void No_field_in_common_is_refused() =>
        Invalid(
            [
                "error EMPTY_MERGED_INPUT_OBJECT_TYPE F: Nothing of the type 'F' is left for clients: everything in it is hidden, internal, or missing in one of the schemas. Show a member in all schemas, or hide the type with @inaccessible.",
            ],
            "type Query { a(f: F): Int } input F { n: Int }",
            "type Query { b(f: F): Int } input F { m: Int }"
        );
}
