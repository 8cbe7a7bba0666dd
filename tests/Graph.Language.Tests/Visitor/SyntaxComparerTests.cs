namespace Graph.Language.Tests;

public sealed class SyntaxComparerTests
{
    [Theory]
    [InlineData("{ a(b: 1) @c }", "{\n  a(b: 1) @c,\n}")]
    [InlineData("query { a }", "{ a }")]
    [InlineData("\"x\" type A", "\"\"\"x\"\"\" type A")]
    [InlineData("union A = B", "union A = | B")]
    public void Layout_does_not_matter(string left, string right) => Assert.True(AreEqual(left, right));

    [Theory]
    [InlineData("{ a }", "{ b }")]
    [InlineData("{ a }", "{ a a }")]
    [InlineData("{ a b }", "{ b a }")]
    [InlineData("{ a }", "{ a: a }")]
    [InlineData("{ a(b: 1) }", "{ a(b: 1.0) }")]
    [InlineData("{ a(b: 1) }", "{ a(b: \"1\") }")]
    [InlineData("{ a(b: true) }", "{ a(b: false) }")]
    [InlineData("{ a(b: null) }", "{ a }")]
    [InlineData("{ a(b: [1]) }", "{ a(b: 1) }")]
    [InlineData("{ a(b: {c: 1}) }", "{ a(b: {c: 2}) }")]
    [InlineData("{ ...A }", "{ ...B }")]
    [InlineData("{ ... { a } }", "{ ... on A { a } }")]
    [InlineData("{ a @b }", "{ a @c }")]
    [InlineData("query { a }", "mutation { a }")]
    [InlineData("query A { a }", "query { a }")]
    [InlineData("query ($a: A) { a }", "query ($a: A!) { a }")]
    [InlineData("query ($a: A) { a }", "query ($a: A = null) { a }")]
    [InlineData("type A", "\"d\" type A")]
    [InlineData("type A", "interface A")]
    [InlineData("type A @b", "extend type A @b")]
    [InlineData("type A { b: C }", "type A { b(d: E): C }")]
    [InlineData("type A implements B", "type A implements C")]
    [InlineData("enum A { B }", "enum A { C }")]
    [InlineData("schema { query: A }", "schema { mutation: A }")]
    [InlineData("directive @a on FIELD", "directive @a repeatable on FIELD")]
    [InlineData("directive @a on FIELD", "directive @a on QUERY")]
    public void Anything_else_does(string left, string right) => Assert.False(AreEqual(left, right));

    [Fact]
    public void Nothing_equals_only_nothing()
    {
        Assert.True(SyntaxComparer.Instance.Equals(null, null));
        Assert.False(SyntaxComparer.Instance.Equals(null, new NullValueNode()));
    }

    private static bool AreEqual(string left, string right) =>
        SyntaxComparer.Instance.Equals(Utf8GraphQLParser.Parse(left), Utf8GraphQLParser.Parse(right));
}
