namespace Graph.Language.Tests;

public sealed class SyntaxErrorTests
{
    [Theory]
    [InlineData("query Q($a: Int = $", ") { a }")]
    [InlineData("{ a } ", "")]
    [InlineData("{ a(b: \"\\u{", "x}\") }")]
    public void An_error_repeats_only_the_beginning_of_a_long_token(string before, string after)
    {
        var document = before + "a" + new string('a', 100_000) + after;
        Assert.False(Utf8GraphQLParser.TryParse(document, out _, out var error));
        Assert.InRange(error.Message.Length, 20, 200);
    }

    [Theory]
    [InlineData("", "Unexpected <EOF>.", 1, 1)]
    [InlineData("  # only a comment", "Unexpected <EOF>.", 1, 19)]
    [InlineData("{", "Expected Name, found <EOF>.", 1, 2)]
    [InlineData("{}", "Expected Name, found \"}\".", 1, 2)]
    [InlineData("{ a { } }", "Expected Name, found \"}\".", 1, 7)]
    [InlineData("{ a() }", "Expected Name, found \")\".", 1, 5)]
    [InlineData("{ a(b) }", "Expected \":\", found \")\".", 1, 6)]
    [InlineData("{ a(b: ) }", "Unexpected \")\".", 1, 8)]
    [InlineData("{ a } }", "Unexpected \"}\".", 1, 7)]
    [InlineData("{ ...MissingOn }\nfragment MissingOn Type { a }", "Expected \"on\", found Name \"Type\".", 2, 20)]
    [InlineData("fragment on on on { on }", "Unexpected Name \"on\".", 1, 10)]
    [InlineData("{ ...on }", "Expected Name, found \"}\".", 1, 9)]
    [InlineData("{ ... }", "Expected \"{\", found \"}\".", 1, 7)]
    [InlineData("{ field: {} }", "Expected Name, found \"{\".", 1, 10)]
    [InlineData("notAnOperation Foo { field }", "Unexpected Name \"notAnOperation\".", 1, 1)]
    [InlineData("...", "Unexpected \"...\".", 1, 1)]
    [InlineData("{ \"\"", "Expected Name, found String \"\".", 1, 3)]
    [InlineData("{ a(b: [1 }", "Unexpected \"}\".", 1, 11)]
    [InlineData("{ a(b: {c 1}) }", "Expected \":\", found Int \"1\".", 1, 11)]
    [InlineData("query", "Expected \"{\", found <EOF>.", 1, 6)]
    [InlineData("query Q() { a }", "Expected \"$\", found \")\".", 1, 9)]
    [InlineData("query Q($a Int) { a }", "Expected \":\", found Name \"Int\".", 1, 12)]
    [InlineData("query Q($a: [Int) { a }", "Expected \"]\", found \")\".", 1, 17)]
    [InlineData("query Q($a: Int!!) { a }", "Expected \"$\", found \"!\".", 1, 17)]
    [InlineData("query Q($a: Int = $b) { a }", "Unexpected variable \"$b\" in constant value.", 1, 19)]
    [InlineData("query Q($a: [Int] = [1, {b: $c}]) { a }", "Unexpected variable \"$c\" in constant value.", 1, 29)]
    [InlineData("query Q($a: Int = $) { a }", "Expected Name, found \")\".", 1, 20)]
    [InlineData("query Q($a: Int @d(x: $b)) { a }", "Unexpected variable \"$b\" in constant value.", 1, 23)]
    [InlineData("\"d\" { a }", "Unexpected description, a query in shorthand form cannot have one.", 1, 1)]
    [InlineData("\"d\" extend type A @b", "Unexpected description, an extension cannot have one.", 1, 1)]
    [InlineData(
        "type A \"d\" f",
        "Unexpected description, only definitions, variables, fields, arguments and enum values can have one.",
        1,
        8
    )]
    [InlineData("\"d\" \"e\" type A", "Unexpected String \"e\".", 1, 5)]
    [InlineData("\"d\"", "Unexpected <EOF>.", 1, 4)]
    [InlineData("{ a @ }", "Expected Name, found \"}\".", 1, 7)]
    [InlineData("type A {}", "Expected Name, found \"}\".", 1, 9)]
    [InlineData("type A implements { a: B }", "Expected Name, found \"{\".", 1, 19)]
    [InlineData("type A { a() : B }", "Expected Name, found \")\".", 1, 12)]
    [InlineData("type A { a }", "Expected \":\", found \"}\".", 1, 12)]
    [InlineData("type A { a: B = 1 }", "Expected Name, found \"=\".", 1, 15)]
    [InlineData("input A {}", "Expected Name, found \"}\".", 1, 10)]
    [InlineData("input A { a(b: C): D }", "Expected \":\", found \"(\".", 1, 12)]
    [InlineData("enum A {}", "Expected Name, found \"}\".", 1, 9)]
    [InlineData("enum A { B true }", "Name \"true\" is reserved and cannot be used for an enum value.", 1, 12)]
    [InlineData("enum A { null }", "Name \"null\" is reserved and cannot be used for an enum value.", 1, 10)]
    [InlineData("union A = |", "Expected Name, found <EOF>.", 1, 12)]
    [InlineData("union A = B | | C", "Expected Name, found \"|\".", 1, 15)]
    [InlineData("schema", "Expected \"{\", found <EOF>.", 1, 7)]
    [InlineData("schema {}", "Expected Name, found \"}\".", 1, 9)]
    [InlineData("schema { read: A }", "Unexpected Name \"read\".", 1, 10)]
    [InlineData("directive @a on FEILD", "Unexpected Name \"FEILD\".", 1, 17)]
    [InlineData("directive @a on", "Expected Name, found <EOF>.", 1, 16)]
    [InlineData("directive @a repeated on FIELD", "Expected \"on\", found Name \"repeated\".", 1, 14)]
    [InlineData("directive a on FIELD", "Expected \"@\", found Name \"a\".", 1, 11)]
    [InlineData("extend type A", "Unexpected <EOF>.", 1, 14)]
    [InlineData("extend interface A", "Unexpected <EOF>.", 1, 19)]
    [InlineData("extend scalar A", "Unexpected <EOF>.", 1, 16)]
    [InlineData("extend union A", "Unexpected <EOF>.", 1, 15)]
    [InlineData("extend enum A", "Unexpected <EOF>.", 1, 14)]
    [InlineData("extend input A type B", "Unexpected Name \"type\".", 1, 16)]
    [InlineData("extend schema", "Unexpected <EOF>.", 1, 14)]
    [InlineData("extend query { a }", "Unexpected Name \"query\".", 1, 8)]
    public void The_first_error_is_named_with_its_place(string text, string message, int line, int column)
    {
        Assert.False(Utf8GraphQLParser.TryParse(text, out var document, out var error));

        Assert.Null(document);
        Assert.Equal("Syntax Error: " + message, error.Message);
        Assert.Equal((line, column), (error.Location.Line, error.Location.Column));
        Assert.Equal(SyntaxErrorCodes.SyntaxError, error.Code);
    }

    [Theory]
    [InlineData("{\n  a\n  ?", 3, 3)]
    [InlineData("{\r  a\r  ?", 3, 3)]
    [InlineData("{\r\n  a\r\n  ?", 3, 3)]
    [InlineData("{\n\r  a\r\r\n?", 5, 1)]
    [InlineData("{\t\ta\t?", 1, 6)]
    [InlineData("{ a(b: \"\U0001F600é\") ? }", 1, 15)]
    [InlineData("{ a(b: \"\"\"\U0001F600\n é\U0001F600\"\"\") ? }", 2, 10)]
    [InlineData("# \U0001F600 é\n{ a ? }", 2, 5)]
    [InlineData("\uFEFF{ a ? }", 1, 5)]
    [InlineData("{ \uFEFFa ? }", 1, 6)]
    [InlineData("{ a(b: \"é", 1, 10)]
    [InlineData("{ a(b: \"\"\"é\r\n\U0001F600", 2, 3)]
    public void Columns_count_UTF16_code_units_in_lines_that_end_with_LF_CR_or_CRLF(string text, int line, int column)
    {
        Assert.False(Utf8GraphQLParser.TryParse(text, out _, out var error));

        Assert.Equal((line, column), (error.Location.Line, error.Location.Column));
    }

    [Theory]
    [InlineData("{ a(b: \"\U0001F600é\") } }", 1, 17)]
    [InlineData("{ a(b: \"\"\"\n\U0001F600\r\n é\U0001F600\"\"\") } }", 3, 12)]
    [InlineData("\uFEFF{ a } \uFEFF}", 1, 8)]
    [InlineData("{ a } # \U0001F600\r\n }", 2, 2)]
    [InlineData("{ # \U0001F600", 1, 7)]
    public void A_token_knows_its_column_behind_characters_of_several_bytes(string text, int line, int column)
    {
        Assert.False(Utf8GraphQLParser.TryParse(text, out _, out var error));

        Assert.Equal((line, column), (error.Location.Line, error.Location.Column));
    }

    [Fact]
    public void The_throwing_form_carries_the_error()
    {
        var exception = Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse("{"));

        Assert.Equal("Syntax Error: Expected Name, found <EOF>.", exception.Error.Message);
        Assert.Equal("Syntax Error: Expected Name, found <EOF>. (line 1, column 2)", exception.Message);
    }

    [Fact]
    public void A_long_token_is_cut_in_the_message()
    {
        Assert.False(Utf8GraphQLParser.TryParse(new string('a', 10_000), out _, out var error));

        Assert.Equal($"Syntax Error: Unexpected Name \"{new string('a', 60)}…\".", error.Message);
    }

    [Fact]
    public void An_error_spans_its_token()
    {
        Assert.False(Utf8GraphQLParser.TryParse("{ a(b: 1) } foo", out _, out var error));

        Assert.Equal(new Location(12, 15, 1, 13), error.Location);
    }

    [Fact]
    public void A_lone_surrogate_in_a_string_is_an_error()
    {
        Assert.False(Utf8GraphQLParser.TryParse("{ a(b: \"é\uD800\") }", out _, out var error));

        Assert.Equal("Syntax Error: Invalid text, a surrogate stands without its pair.", error.Message);
        Assert.Equal((1, 10), (error.Location.Line, error.Location.Column));
    }
}
