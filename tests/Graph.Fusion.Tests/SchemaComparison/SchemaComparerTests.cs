using Graph.Fusion.SchemaComparison;
using Graph.Language;
using Graph.Types.Sdl;

namespace Graph.Fusion.Tests.SchemaComparison;

public sealed class SchemaComparerTests
{
    [Theory]
    [InlineData("type Query { a: Int b: Int }", "type Query { a: Int }", "Breaking Query.b")]
    [InlineData("type Query { a: Int }", "type Query { a: Int b: Int }", "Safe Query.b")]
    [InlineData("type Query { a: Int }", "type Query { a: String }", "Breaking Query.a")]
    [InlineData("type Query { a: Int! }", "type Query { a: Int }", "Breaking Query.a")]
    [InlineData("type Query { a: Int }", "type Query { a: Int! }", "Safe Query.a")]
    [InlineData("type Query { a: [Int] }", "type Query { a: [Int!]! }", "Safe Query.a")]
    [InlineData("type Query { a: Int }", "type Query { a: [Int] }", "Breaking Query.a")]
    [InlineData("type Query { a: Int }", "type Query { a: Int @deprecated }", "Safe Query.a")]
    [InlineData("type Query { a(x: Int): Int }", "type Query { a: Int }", "Breaking Query.a(x:)")]
    [InlineData("type Query { a: Int }", "type Query { a(x: Int): Int }", "Safe Query.a(x:)")]
    [InlineData("type Query { a: Int }", "type Query { a(x: Int!): Int }", "Breaking Query.a(x:)")]
    [InlineData("type Query { a: Int }", "type Query { a(x: Int! = 1): Int }", "Safe Query.a(x:)")]
    [InlineData("type Query { a(x: Int): Int }", "type Query { a(x: Int!): Int }", "Breaking Query.a(x:)")]
    [InlineData("type Query { a(x: Int!): Int }", "type Query { a(x: Int): Int }", "Safe Query.a(x:)")]
    [InlineData("type Query { a(x: Int = 1): Int }", "type Query { a(x: Int = 2): Int }", "Dangerous Query.a(x:)")]
    [InlineData("type Query { a(x: Int! = 1): Int }", "type Query { a(x: Int!): Int }", "Breaking Query.a(x:)")]
    [InlineData("type Query { e: E } enum E { A B }", "type Query { e: E } enum E { A }", "Breaking E.B")]
    [InlineData("type Query { e: E } enum E { A }", "type Query { e: E } enum E { A B }", "Dangerous E.B")]
    [InlineData(
        "type Query { u: U a: A b: B } union U = A | B type A { x: Int } type B { x: Int }",
        "type Query { u: U a: A b: B } union U = A type A { x: Int } type B { x: Int }",
        "Breaking U"
    )]
    [InlineData(
        "type Query { i: I a: A } interface I { x: Int } type A implements I { x: Int }",
        "type Query { i: I a: A } interface I { x: Int } type A { x: Int }",
        "Breaking A"
    )]
    [InlineData(
        "type Query { a(i: I): Int } input I { x: Int }",
        "type Query { a(i: I): Int } input I { x: Int y: Int! }",
        "Breaking I.y"
    )]
    [InlineData(
        "type Query { a(i: I): Int } input I { x: Int }",
        "type Query { a(i: I): Int } input I @oneOf { x: Int }",
        "Breaking I"
    )]
    [InlineData("type Query { a: T } type T { x: Int }", "type Query { a: T } scalar T", "Breaking T")]
    [InlineData(
        "type Query { a: Int } directive @d(x: Int) on FIELD",
        "type Query { a: Int } directive @d(x: Int) on QUERY",
        "Breaking @d"
    )]
    public void A_change_has_its_severity(string before, string after, string expected)
    {
        var change = Assert.Single(Compare(before, after));

        Assert.Equal(expected, $"{change.Severity} {change.Coordinate}");
    }

    [Fact]
    public void A_type_that_is_gone_breaks_clients() =>
        Assert.Equal(
            ["Query.b", "T"],
            Compare("type Query { a: Int b: T } type T { x: Int }", "type Query { a: Int }")
                .Where(change => change.Severity == ChangeSeverity.Breaking)
                .Select(change => change.Coordinate)
        );

    [Fact]
    public void Equal_graphs_have_no_changes() =>
        Assert.Empty(Compare("type Query { a(x: Int = 1): [Int!] }", "type Query { a(x: Int = 1): [Int!] }"));

    private static IEnumerable<SchemaChange> Compare(string before, string after) =>
        SchemaComparer.Compare(
            SchemaBuilder.BuildOrThrow(Utf8GraphQLParser.Parse(before)),
            SchemaBuilder.BuildOrThrow(Utf8GraphQLParser.Parse(after))
        );
}
