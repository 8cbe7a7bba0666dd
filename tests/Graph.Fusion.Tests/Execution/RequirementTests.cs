using Graph.Fusion.Tests.Testing;

namespace Graph.Fusion.Tests.Execution;

/// <summary>Requirements: where they start, what they pass through, and what of them is there.</summary>
public sealed class RequirementTests
{
    [Theory]
    [InlineData("{ feed { novice } }", """{"feed":[{"novice":"30"},{"novice":"50"}]}""")]
    [InlineData(
        "{ feed { novice author { id } } }",
        """{"feed":[{"novice":"30","author":{"id":"x"}},{"novice":"50","author":{"id":"y"}}]}"""
    )]
    [InlineData("{ feed { team } }", """{"feed":[{"team":"[{'years':30},{'years':50}]"},{"team":"[]"}]}""")]
    [InlineData("{ feed { ages } }", """{"feed":[{"ages":"[30,50]"},{"ages":"[]"}]}""")]
    public async Task A_requirement_may_start_in_the_source_that_requires_it(string query, string expected)
    {
        await using var graph = await TestGraph.StartAsync(
            (
                "a",
                """
                type Query { feed: [Post] author(id: ID!): Author @lookup @internal }
                type Post @key(fields: "id") { id: ID! }
                type Author @key(fields: "id") { id: ID! years: Int! }
                """,
                """{ "feed": [{ "id": "1" }, { "id": "2" }], "author": [{ "id": "x", "years": 30 }, { "id": "y", "years": 50 }] }"""
            ),
            (
                "b",
                """
                type Query { post(id: ID!): Post @lookup @internal }
                type Post @key(fields: "id") {
                  id: ID! author: Author! authors: [Author!]!
                  novice(y: Int @require(field: "author.years")): String!
                  team(of: [Member!]! @require(field: "authors[{ years }]")): String!
                  ages(of: [Int!]! @require(field: "authors[years]")): String!
                }
                input Member { years: Int! }
                type Author @key(fields: "id") { id: ID! }
                """,
                """
                {
                  "post": [
                    { "id": "1", "author": { "id": "x" }, "authors": [{ "id": "x" }, { "id": "y" }], "novice": "={y}", "team": "={of}", "ages": "={of}" },
                    { "id": "2", "author": { "id": "y" }, "authors": [], "novice": "={y}", "team": "={of}", "ages": "={of}" }
                  ]
                }
                """
            )
        );

        Assert.Equal($$"""{"data":{{expected}}}""", await graph.AskAsync(query));
    }

    [Fact]
    public async Task Two_sources_may_require_of_each_other_as_long_as_it_ends()
    {
        await using var graph = await TestGraph.StartAsync(
            (
                "a",
                """
                type Query { es: [E] e(id: ID!): E @lookup @internal }
                type E @key(fields: "id") { id: ID! x(y: String @require(field: "y")): String z: Int }
                """,
                """{ "es": [{ "id": "1", "x": "=x{y}", "z": 5 }], "e": [{ "id": "1", "x": "=x{y}", "z": 5 }] }"""
            ),
            (
                "b",
                """
                type Query { e(id: ID!): E @lookup @internal }
                type E @key(fields: "id") { id: ID! y(z: Int @require(field: "z")): String }
                """,
                """{ "e": [{ "id": "1", "y": "=y{z}" }] }"""
            )
        );

        Assert.Equal("""{"data":{"es":[{"x":"x'y5'"}]}}""", await graph.AskAsync("{ es { x } }"));
    }

    [Fact]
    public async Task A_requirement_may_have_arguments()
    {
        await using var graph = await TestGraph.StartAsync(
            (
                "a",
                """
                type Query { parcels: [Parcel] parcel(id: ID!): Parcel @lookup @internal }
                type Parcel @key(fields: "id") { id: ID! weight(unit: Unit, digits: Int): String box(kind: String): Box }
                type Box { height: Int }
                enum Unit { KG LB }
                """,
                """{ "parcels": [{ "id": "1", "weight": "={unit}{digits}", "box": { "height": 4 } }] }"""
            ),
            (
                "b",
                """
                type Query { parcel(id: ID!): Parcel @lookup @internal }
                type Parcel @key(fields: "id") {
                  id: ID!
                  fee(w: String @require(field: "weight(unit: KG, digits: 2)")): String
                  both(w: String @require(field: "weight(unit: KG, digits: 2)"), l: String @require(field: "weight(unit: LB)")): String
                  high(h: Int @require(field: "box(kind: \"wood\").height")): String
                }
                """,
                """{ "parcel": [{ "id": "1", "fee": "={w}", "both": "={w}-{l}", "high": "={h}" }] }"""
            )
        );

        Assert.Equal(
            """{"data":{"parcels":[{"weight":"'LB'null","fee":"''KG'2'","both":"''KG'2'-''LB'null'","high":"4"}]}}""",
            await graph.AskAsync("{ parcels { weight(unit: LB) fee both high } }")
        );
    }

    [Theory]
    [InlineData(
        "{ es { data { __typename } requirer } }",
        """{"es":[{"data":{"__typename":"Qux"},"requirer":"'q'"},{"data":{"__typename":"Baz"},"requirer":"null"},{"data":null,"requirer":"null"}]}"""
    )]
    [InlineData(
        "{ es { requirer data { ... on Baz { baz } } } }",
        """{"es":[{"requirer":"'q'","data":{}},{"requirer":"null","data":{"baz":"b"}},{"requirer":"null","data":null}]}"""
    )]
    [InlineData(
        "{ es { d: data { ... on Qux { qux } } requirer } }",
        """{"es":[{"d":{"qux":"q"},"requirer":"'q'"},{"d":{},"requirer":"null"},{"d":null,"requirer":"null"}]}"""
    )]
    [InlineData(
        "{ es { named { name } other } }",
        """{"es":[{"named":{"name":"n"},"other":"'q'"},{"named":{"name":"m"},"other":"null"},{"named":null,"other":"null"}]}"""
    )]
    public async Task A_narrowed_requirement_beside_a_wider_selection_has_a_value_for_its_type_alone(
        string query,
        string expected
    )
    {
        await using var graph = await TestGraph.StartAsync(
            (
                "a",
                """
                type Query { es: [Entity] entity(id: ID!): Entity @lookup @internal }
                type Entity @key(fields: "id") { id: ID! data: Foo named: Named }
                union Foo = Baz | Qux
                interface Named { name: String }
                type Baz implements Named { baz: String name: String }
                type Qux implements Named { qux: String name: String }
                """,
                """
                {
                  "es": [
                    { "id": "1", "data": { "__typename": "Qux", "qux": "q" }, "named": { "__typename": "Qux", "qux": "q", "name": "n" } },
                    { "id": "2", "data": { "__typename": "Baz", "baz": "b" }, "named": { "__typename": "Baz", "baz": "b", "name": "m" } },
                    { "id": "3", "data": null, "named": null }
                  ]
                }
                """
            ),
            (
                "b",
                """
                type Query { entity(id: ID!): Entity @lookup @internal }
                type Entity @key(fields: "id") {
                  id: ID!
                  requirer(q: String @require(field: "data<Qux>.qux")): String
                  other(q: String @require(field: "named<Qux>.qux")): String
                }
                """,
                """
                { "entity": [{ "id": "1", "requirer": "={q}", "other": "={q}" }, { "id": "2", "requirer": "={q}", "other": "={q}" }, { "id": "3", "requirer": "={q}", "other": "={q}" }] }
                """
            )
        );

        Assert.Equal($$"""{"data":{{expected}}}""", await graph.AskAsync(query));
    }

    [Fact]
    public async Task A_key_may_be_several_lookups_away()
    {
        var sources = new List<(string, string, string)>
        {
            (
                "s0",
                """type Query { first: P } type P @key(fields: "k0") { k0: ID! }""",
                """{ "first": { "k0": "0" } }"""
            ),
        };
        for (var i = 1; i < 9; i++)
        {
            sources.Add(
                (
                    $"s{i}",
                    $$"""
                    type Query { p(k{{i - 1}}: ID!): P @lookup @internal }
                    type P @key(fields: "k{{i - 1}}") @key(fields: "k{{i}}") { k{{i - 1}}: ID! k{{i}}: ID! }
                    """,
                    $$"""{ "p": [{ "k{{i - 1}}": "{{i - 1}}", "k{{i}}": "{{i}}" }] }"""
                )
            );
        }

        await using var graph = await TestGraph.StartAsync([.. sources]);

        Assert.Equal("""{"data":{"first":{"k8":"8"}}}""", await graph.AskAsync("{ first { k8 } }"));
    }

    [Theory]
    [InlineData("{ sum }", """{"sum":"=7"}""")]
    [InlineData("{ v { y x } }", """{"v":{"y":"'ex'","x":"ex"}}""")]
    [InlineData("{ v { y other } sum }", """{"v":{"y":"'ex'","other":"o"},"sum":"=7"}""")]
    [InlineData("{ es { meta { y } } }", """{"es":[{"meta":{"y":"'m1'"}},{"meta":null},{"meta":{"y":"'m3'"}}]}""")]
    [InlineData(
        "{ es { meta { y plain } } }",
        """{"es":[{"meta":{"y":"'m1'","plain":"p"}},{"meta":null},{"meta":{"y":"'m3'","plain":"p"}}]}"""
    )]
    public async Task What_cannot_be_looked_up_is_asked_for_again_from_above_with_its_requirements(
        string query,
        string expected
    )
    {
        await using var graph = await TestGraph.StartAsync(
            (
                "a",
                """
                type Query { v: V @shareable seven: Int es: [E] e(id: ID!): E @lookup @internal }
                type V { x: String }
                type E @key(fields: "id") { id: ID! meta: Meta @shareable }
                type Meta { m: String }
                """,
                """
                {
                  "v": { "x": "ex" },
                  "seven": 7,
                  "es": [{ "id": "1", "meta": { "m": "m1" } }, { "id": "2", "meta": null }, { "id": "3", "meta": { "m": "m3" } }]
                }
                """
            ),
            (
                "b",
                """
                type Query {
                  v: V @shareable
                  sum(seven: Int @require(field: "seven")): String
                  e(id: ID!): E @lookup @internal
                }
                type V { y(x: String @require(field: "x")): String other: String }
                type E @key(fields: "id") { id: ID! meta: Meta @shareable }
                type Meta { y(m: String @require(field: "m")): String plain: String }
                """,
                """
                {
                  "v": { "y": "={x}", "other": "o" },
                  "sum": "=={seven}",
                  "e": [
                    { "id": "1", "meta": { "y": "={m}", "plain": "p" } },
                    { "id": "2", "meta": null },
                    { "id": "3", "meta": { "y": "={m}", "plain": "p" } }
                  ]
                }
                """
            )
        );

        Assert.Equal($$"""{"data":{{expected}}}""", await graph.AskAsync(query));
    }

    [Theory]
    [InlineData(true, true, """{"es":[{"one":"1","two":"2","all":"3","plain":"p"}]}""")]
    [InlineData(true, false, """{"es":[{"one":"1","all":"3","plain":"p"}]}""")]
    [InlineData(false, true, """{"es":[{"two":"2","all":"3","plain":"p"}]}""")]
    [InlineData(false, false, """{"es":[{"all":"3","plain":"p"}]}""")]
    public async Task Fields_with_different_conditions_do_not_wait_for_each_others_requirements(
        bool a,
        bool b,
        string expected
    )
    {
        await using var graph = await TestGraph.StartAsync(
            (
                "a",
                """type Query { es: [E] } type E @key(fields: "id") { id: ID! x: Int! y: Int! z: Int! }""",
                """{ "es": [{ "id": "1", "x": 1, "y": 2, "z": 3 }] }"""
            ),
            (
                "b",
                """
                type Query { e(id: ID!): E @lookup @internal }
                type E @key(fields: "id") {
                  id: ID! plain: String note: Note
                  one(x: Int! @require(field: "x")): String
                  two(y: Int! @require(field: "y")): String
                  all(z: Int! @require(field: "z")): String
                }
                type Note { text: String }
                """,
                """{ "e": [{ "id": "1", "plain": "p", "note": {}, "one": "={x}", "two": "={y}", "all": "={z}" }] }"""
            )
        );

        var response = await graph.AskAsync(
            "query($a: Boolean!, $b: Boolean!) { es { one @include(if: $a) two @include(if: $b) all plain } }",
            $$"""{"a":{{(a ? "true" : "false")}},"b":{{(b ? "true" : "false")}}}"""
        );

        Assert.Equal($$"""{"data":{{expected}}}""", response);
        Assert.Equal("a:1 b:1", graph.Requests);
        Assert.Equal(
            a
                ? """{"data":{"es":[{"note":{"__typename":"Note"},"one":"1"}]}}"""
                : """{"data":{"es":[{"note":{"__typename":"Note"}}]}}""",
            await graph.AskAsync(
                "query($a: Boolean!) { es { note { __typename } one @include(if: $a) } }",
                $$"""{"a":{{(a ? "true" : "false")}}}"""
            )
        );
    }

    [Fact]
    public async Task Alternatives_of_a_requirement_are_taken_in_order_by_what_has_a_value()
    {
        await using var graph = await TestGraph.StartAsync(
            (
                "a",
                """
                type Query { books: [Book] book(id: ID!): Book @lookup @internal }
                type Book @key(fields: "id") { id: ID! isbn: String ean: String media: Media }
                union Media = Paper | Film
                type Paper { pages: Int }
                type Film { minutes: Int }
                """,
                """
                {
                  "books": [
                    { "id": "1", "isbn": "i1", "ean": "e1", "media": { "__typename": "Paper", "pages": 7 } },
                    { "id": "2", "isbn": null, "ean": "e2", "media": { "__typename": "Film", "minutes": 9 } },
                    { "id": "3", "isbn": null, "ean": null, "media": null }
                  ]
                }
                """
            ),
            (
                "b",
                """
                type Query { book(id: ID!): Book @lookup @internal }
                type Book @key(fields: "id") {
                  id: ID!
                  price(by: Code @require(field: "{ isbn } | { ean }")): String
                  size(of: Size @require(field: "media.{ pages: <Paper>.pages } | media.{ minutes: <Film>.minutes }")): String
                }
                input Code @oneOf { isbn: String ean: String }
                input Size @oneOf { pages: Int minutes: Int }
                """,
                """
                {
                  "book": [
                    { "id": "1", "price": "={by}", "size": "={of}" },
                    { "id": "2", "price": "={by}", "size": "={of}" },
                    { "id": "3", "price": "={by}", "size": "={of}" }
                  ]
                }
                """
            )
        );

        Assert.Equal(
            """{"data":{"books":[{"price":"{'isbn':'i1'}","size":"{'pages':7}"},{"price":"{'ean':'e2'}","size":"{'minutes':9}"},{"price":"null","size":"null"}]}}""",
            await graph.AskAsync("{ books { price size } }")
        );
    }
}
