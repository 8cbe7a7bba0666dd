using Graph.Language;
using Graph.Types.Sdl;

namespace Graph.Types.Tests.TypeSystem;

/// <summary>Each rule with a document that breaks it, and the coordinate and words by which it is reported.</summary>
public sealed class SchemaValidationTests
{
    private const string Query = "type Query { q: Int } ";

    [Theory]
    // Roots
    [InlineData("type A { a: Int }", null, "has no query root")]
    [InlineData("schema { query: A } interface A { a: Int }", null, "\"A\" is an interface")]
    [InlineData("schema { query: A query: A } type A { a: Int }", null, "only one query type")]
    [InlineData("schema { query: A mutation: A } type A { a: Int }", "A", "query root and the mutation root")]
    [InlineData("schema { query: A mutation: B } type A { a: Int }", null, "unknown type \"B\"")]
    [InlineData("schema { query: Query } schema { query: Query } " + Query, null, "only one schema definition")]
    [InlineData(Query + "query { q }", null, "no operations or fragments")]
    [InlineData(Query + "enum Mutation { A }", "Mutation", "\"Mutation\" is an enum")]
    [InlineData("interface Query { a: Int }", "Query", "\"Query\" is an interface")]
    // Names
    [InlineData(Query + "type __A { a: Int }", "__A", "reserved for introspection")]
    [InlineData(Query + "type __Type { a: Int }", "__Type", "introspection type")]
    [InlineData("type Query { __a: Int }", "Query.__a", "reserved")]
    [InlineData("type Query { a(__b: Int): Int }", "Query.a(__b:)", "reserved")]
    [InlineData(Query + "input I { __a: Int }", "I.__a", "reserved")]
    [InlineData(Query + "enum E { __A }", "E.__A", "reserved")]
    [InlineData(Query + "directive @__a on OBJECT", "@__a", "reserved")]
    [InlineData(Query + "type A { a: Int } type A { b: Int }", "A", "only one type named \"A\"")]
    [InlineData(Query + "directive @a on OBJECT directive @a on ENUM", "@a", "only one directive named \"@a\"")]
    [InlineData("type Query { a: Int a: Int }", "Query.a", "only once")]
    [InlineData("type Query { a(b: Int b: Int): Int }", "Query.a(b:)", "only once")]
    [InlineData(Query + "enum E { A A }", "E.A", "only once")]
    [InlineData(Query + "input I { a: Int a: Int }", "I.a", "only once")]
    [InlineData("type Query { q: Int } extend type Query { q: Int }", "Query.q", "only once")]
    [InlineData(Query + "type Int { a: String }", "Int", "built-in scalar")]
    [InlineData(Query + "scalar Int scalar Int", "Int", "only one type named \"Int\"")]
    // References
    [InlineData("type Query { a: Nope }", "Query.a", "unknown type \"Nope\"")]
    [InlineData("type Query { a(b: Nope): Int }", "Query.a(b:)", "unknown type \"Nope\"")]
    [InlineData(Query + "extend type Qery { a: Int }", "Qery", "not defined. Did you mean \"Query\"?")]
    [InlineData(Query + "extend input Query { a: Int }", "Query", "as an input object: it is an object type")]
    [InlineData(Query + "extend scalar Int @specifiedBy(url: \"a\")", "Int", "it is built in")]
    // Fields and arguments
    [InlineData("type Query", "Query", "at least one field")]
    [InlineData(Query + "interface A", "A", "at least one field")]
    [InlineData(Query + "input I", "I", "at least one field")]
    [InlineData("type Query { a: I } input I { a: Int }", "Query.a", "output type")]
    [InlineData(
        "type Query { a(b: Query): Int }",
        "Query.a(b:)",
        "must have an input type, but \"Query\" is an object"
    )]
    [InlineData(Query + "input I { a: Query }", "I.a", "must have an input type")]
    [InlineData("type Query { a(b: Int! @deprecated): Int }", "Query.a(b:)", "required and cannot be deprecated")]
    [InlineData(Query + "input I { a: Int! @deprecated }", "I.a", "required and cannot be deprecated")]
    [InlineData(Query + "directive @a(b: Int! @deprecated) on OBJECT", "@a(b:)", "required and cannot be deprecated")]
    // Unions and enums
    [InlineData(Query + "union U", "U", "at least one member")]
    [InlineData(Query + "union U = Query | Query", "U", "more than once")]
    [InlineData(Query + "union U = Query | Int", "U", "\"Int\", which \"U\" names, is a scalar")]
    [InlineData(Query + "union U = Query | Nope", "U", "unknown type \"Nope\"")]
    [InlineData(Query + "enum E", "E", "at least one value")]
    // Input objects
    [InlineData(Query + "input I { a: I! }", "I.a", "no finite value")]
    [InlineData(Query + "input A { b: B! } input B { c: C! } input C { a: A! }", "A.b", "\"A.b\", \"B.c\", \"C.a\"")]
    [InlineData(Query + "input I @oneOf { a: Int! }", "I.a", "must be nullable")]
    [InlineData(Query + "input I { a: Int! } extend input I @oneOf", "I.a", "must be nullable")]
    [InlineData(Query + "input I @oneOf { a: Int } extend input I { b: Int = 1 }", "I.b", "cannot have a default")]
    [InlineData(Query + "input I @oneOf { a: Int = 1 }", "I.a", "cannot have a default")]
    [InlineData(Query + "input I { a: I = {} }", "I.a", "needs itself")]
    [InlineData(Query + "input A { b: B = {} } input B { a: A = {} }", "A.b", "\"B.a\", \"A.b\"")]
    [InlineData(Query + "input A { b: A = { b: { c: 1 } } c: Int }", "A.b", "needs itself")]
    // Defaults
    [InlineData("type Query { a(b: Int = \"x\"): Int }", "Query.a(b:)", "non-integer value: \"x\"")]
    [InlineData("type Query { a(b: Int! = null): Int }", "Query.a(b:)", "not to be null")]
    [InlineData("type Query { a(b: [Int!] = [1, null]): Int }", "Query.a(b:)", "not to be null")]
    [InlineData("type Query { a(b: E = TWO): Int } enum E { ONE }", "Query.a(b:)", "\"TWO\" does not exist")]
    [InlineData("type Query { a(b: E = \"ONE\"): Int } enum E { ONE }", "Query.a(b:)", "Did you mean \"ONE\"?")]
    [InlineData("type Query { a(b: I = {}): Int } input I { c: Int! }", "Query.a(b:)", "\"I.c\" of required type")]
    [InlineData(
        "type Query { a(b: I = {d: 1}): Int } input I { c: Int }",
        "Query.a(b:)",
        "not defined by input object"
    )]
    [InlineData("type Query { a(b: I = 1): Int } input I { c: Int }", "Query.a(b:)", "to be an object, found: 1")]
    [InlineData(
        "type Query { a(b: I = {c: 1, d: 2}): Int } input I @oneOf { c: Int d: Int }",
        "Query.a(b:)",
        "Exactly one field"
    )]
    [InlineData("scalar S type Query { a(b: S = [{ c: { d: 1, d: 2 } }]): Int }", "Query.a(b:)", "\"d\" is given more")]
    [InlineData(Query + "directive @a(b: Int = true) on OBJECT", "@a(b:)", "invalid default")]
    // Directives
    [InlineData(Query + "directive @a(b: Int @a) on ARGUMENT_DEFINITION", "@a", "refer to itself")]
    [InlineData(
        Query + "directive @a(b: I) on INPUT_FIELD_DEFINITION input I { c: Int @a }",
        "@a",
        "@a(b:), @a on I.c"
    )]
    [InlineData(
        Query + "directive @a(b: Int @b) on ARGUMENT_DEFINITION directive @b(c: Int @a) on ARGUMENT_DEFINITION",
        "@a",
        "refer to itself"
    )]
    [InlineData(Query + "directive @deprecated(why: Int) on FIELD_DEFINITION", "@deprecated", "argument \"reason\"")]
    [InlineData("type Query @nope { a: Int }", "Query", "Unknown directive \"@nope\"")]
    [InlineData("type Query @deprecated { a: Int }", "Query", "a location OBJECT; it is for FIELD_DEFINITION")]
    [InlineData("type Query { a: Int @deprecated @deprecated }", "Query.a", "only once on \"Query.a\"")]
    [InlineData("type Query { a: Int @deprecated(x: 1) }", "Query.a", "unknown argument \"x\"")]
    [InlineData("type Query { a: Int @deprecated(reason: 1) }", "Query.a", "non string value: 1")]
    [InlineData("type Query { a: Int @deprecated(reason: null) }", "Query.a", "not to be null")]
    [InlineData(Query + "scalar S @specifiedBy", "S", "needs the argument \"url\" of type \"String!\"")]
    [InlineData("schema @nope { query: Query } " + Query, null, "Unknown directive \"@nope\" on the schema")]
    public void A_broken_rule_is_reported_where_it_is_broken(string sdl, string? coordinate, string words)
    {
        var result = SchemaBuilder.Build(Utf8GraphQLParser.Parse(sdl));

        var error = Assert.Single(result.Errors);
        Assert.Equal(coordinate, error.Coordinate);
        Assert.Contains(words, error.Message);
        Assert.Equal(words.Contains("no query root"), !error.Location.IsKnown);
    }

    [Theory]
    [InlineData("type A implements A { a: Int }", "A", "\"A\", which \"A\" names, is an object type")]
    [InlineData("type A implements Nope { a: Int }", "A", "unknown type \"Nope\"")]
    [InlineData("type A implements I & I { a: Int } interface I { a: Int }", "A", "more than once")]
    [InlineData("interface I implements I { a: Int }", "I", "cannot implement itself")]
    [InlineData("type A implements I { b: Int } interface I { a: Int }", "A", "must have a field \"a: Int\"")]
    [InlineData("type A implements I { a: String } interface I { a: Int }", "A.a", "it has type \"String\"")]
    [InlineData("type A implements I { a: Int } interface I { a: Int! }", "A.a", "must have type \"Int!\"")]
    [InlineData("type A implements I { a: [Int] } interface I { a: Int }", "A.a", "must have type \"Int\"")]
    [InlineData(
        "type A implements I { a: Int } interface I { a(b: Int): Int }",
        "A.a",
        "must have an argument \"b: Int\""
    )]
    [InlineData(
        "type A implements I { a(b: Int!): Int } interface I { a(b: Int): Int }",
        "A.a(b:)",
        "must have type \"Int\""
    )]
    [InlineData("type A implements I { a(b: Int!): Int } interface I { a: Int }", "A.a(b:)", "cannot be required")]
    [InlineData(
        "type A implements I { a: Int @deprecated } interface I { a: Int }",
        "A.a",
        "cannot be deprecated while"
    )]
    [InlineData(
        "type A implements J { a: Int } interface J implements I { a: Int } interface I { a: Int }",
        "A",
        "must also implement \"I\""
    )]
    public void A_type_that_does_not_implement_its_interface_is_reported(string sdl, string coordinate, string words)
    {
        var error = Assert.Single(SchemaBuilder.Build(Utf8GraphQLParser.Parse(Query + sdl)).Errors);

        Assert.Equal(coordinate, error.Coordinate);
        Assert.Contains(words, error.Message);
    }

    [Fact]
    public void Interfaces_that_implement_each_other_are_both_reported()
    {
        var result = SchemaBuilder.Build(
            Utf8GraphQLParser.Parse(Query + "interface A implements B { a: Int } interface B implements A { a: Int }")
        );

        Assert.Equal(["A", "B"], result.Errors.Select(error => error.Coordinate));
    }

    [Theory]
    [InlineData("type A implements I { a: Int! } interface I { a: Int }")]
    [InlineData("type A implements I { a: A } interface I { a: I }")]
    [InlineData("type A implements I { a: [A!]! } interface I { a: [U] } union U = A | Query")]
    [InlineData("interface J implements I { a: J } interface I { a: I }")]
    [InlineData("type A implements I { a(b: Int, c: Int! = 1): Int } interface I { a(b: Int): Int }")]
    [InlineData("type A implements J & I { a: Int } interface J implements I { a: Int } interface I { a: Int }")]
    [InlineData("input I { a: I b: [I!]! c: J! } input J { i: I }")]
    [InlineData("input I { a: I = { a: null } }")]
    [InlineData("input I { a: [I!]! = [] }")]
    [InlineData("type A { a(b: [[Int]] = 1, c: Float = 1, d: ID = 1, e: S = { x: [Y, \"z\"] }): Int } scalar S")]
    [InlineData("input I @oneOf { a: Int b: I } type A { a(b: I = { a: 1 }): Int }")]
    [InlineData("directive @a(b: I) on FIELD input I { c: I d: Int @deprecated }")]
    [InlineData("directive @deprecated(reason: String) on FIELD_DEFINITION | OBJECT type A @deprecated { a: Int }")]
    [InlineData("scalar String scalar ID")]
    [InlineData("type A { a: __Type b(c: __TypeKind): U } union U = A | __Schema")]
    [InlineData("schema { query: Query } enum Mutation { A }")]
    [InlineData("input I { a: Int b: Int } extend input I @oneOf")]
    public void What_the_specification_allows_is_allowed(string sdl)
    {
        Assert.Empty(SchemaBuilder.Build(Utf8GraphQLParser.Parse(Query + sdl)).Errors);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("null")]
    public void An_enum_value_cannot_be_named_like_another_literal(string name)
    {
        // The parser refuses it first; a tree that was made must be checked too.
        var value = new EnumValueDefinitionNode(new NameNode(name), [], null);
        var document = Utf8GraphQLParser.Parse(Query);
        var error = Assert.Single(
            SchemaBuilder
                .Build(
                    new DocumentNode([
                        .. document.Definitions,
                        new EnumTypeDefinitionNode(new NameNode("E"), [], [value], null),
                    ])
                )
                .Errors
        );

        Assert.Equal($"E.{name}", error.Coordinate);
    }

    [Theory]
    [InlineData("FIELDS", "unknown location \"FIELDS\". Did you mean \"FIELD\"")]
    [InlineData(null, "at least one location")]
    public void A_directive_needs_known_locations(string? location, string words)
    {
        var directive = new DirectiveDefinitionNode(
            new NameNode("a"),
            [],
            false,
            location is null ? [] : [new NameNode(location)],
            null
        );
        var document = Utf8GraphQLParser.Parse(Query);

        var error = Assert.Single(SchemaBuilder.Build(new DocumentNode([.. document.Definitions, directive])).Errors);

        Assert.Equal("@a", error.Coordinate);
        Assert.Contains(words, error.Message);
    }

    [Fact]
    public void A_name_that_is_no_name_of_the_language_is_reported()
    {
        var document = Utf8GraphQLParser.Parse(Query);
        var scalar = new ScalarTypeDefinitionNode(new NameNode("List`1"), [], null);

        var error = Assert.Single(SchemaBuilder.Build(new DocumentNode([.. document.Definitions, scalar])).Errors);

        Assert.Contains("no GraphQL name", error.Message);
    }

    [Fact]
    public void A_circle_of_twenty_thousand_input_objects_is_no_danger_to_the_stack()
    {
        var sdl = new System.Text.StringBuilder(Query);
        const int Count = 20_000;
        for (var i = 0; i < Count; i++)
        {
            sdl.Append($"input I{i} {{ a: I{(i + 1) % Count}! }} ");
        }

        var options = new ParserOptions { MaxTokens = int.MaxValue };
        var result = SchemaBuilder.Build(Utf8GraphQLParser.Parse(sdl.ToString(), options));

        Assert.Equal("I0.a", Assert.Single(result.Errors).Coordinate);
    }
}
