using Graph.Fusion.Tests.Testing;

namespace Graph.Fusion.Tests.Execution;

/// <summary>Selections on interfaces and unions whose types differ in what a source says of their fields.</summary>
public sealed class AbstractSelectionTests : IAsyncLifetime
{
    private TestGraph _graph = null!;

    public async Task InitializeAsync() =>
        _graph = await TestGraph.StartAsync(
            (
                "a",
                """
                type Query { animals: [Animal] hits: [Hit] one: Solo many: [Solo] labels: [Label] }
                interface Animal { name: String tags: [String] }
                type Dog implements Animal { name: String barks: Int tags: [String!] kin: [Dog] id: ID }
                type Cat implements Animal { name: String! tags: [String]! kin: Cat id: Int }
                union Hit = A | B
                type A { owner: User }
                type B { owner: Org }
                type User implements Owner @key(fields: "id") { id: ID! oid: ID handle: String }
                type Org @key(fields: "id") { id: Int! }
                interface Solo { title: String owner: Owner }
                interface Other { name(upper: Boolean): String }
                type S implements Solo & Other { title(max: Int): String owner: User name(upper: Boolean): String }
                type T implements Solo { title(max: Int): String owner: Owner }
                interface Owner { oid: ID }
                type Robot implements Owner { oid: ID handle: Int }
                union Label = C | D
                type C @shareable { label: String! }
                type D { label: String }
                """,
                """
                {
                  "animals": [
                    { "__typename": "Dog", "name": "Rex", "barks": 3, "tags": ["x"], "kin": [{ "name": "Pup" }], "id": "d1" },
                    { "__typename": "Cat", "name": "Tom", "tags": [null], "kin": { "name": "Kit" }, "id": 5 }
                  ],
                  "hits": [
                    { "__typename": "A", "owner": { "id": "u1", "oid": "o1", "handle": "ada" } },
                    { "__typename": "B", "owner": { "id": 9 } }
                  ],
                  "one": { "__typename": "S", "title": "long", "owner": { "oid": "o1", "handle": "ada" }, "name": "ess" },
                  "many": [
                    { "__typename": "S", "title": "long", "owner": { "oid": "o1", "handle": "ada" }, "name": "ess" },
                    { "__typename": "T", "title": "tee", "owner": { "__typename": "Robot", "oid": "o2", "handle": 4 } }
                  ],
                  "labels": [{ "__typename": "C", "label": "c" }, { "__typename": "D", "label": null }]
                }
                """
            ),
            (
                "b",
                """
                type Query { user(id: ID!): User @lookup @internal org(id: Int!): Org @lookup @internal c: C }
                type User @key(fields: "id") { id: ID! x: Int }
                type Org @key(fields: "id") { id: Int! y: Int }
                type C @shareable { label: String }
                """,
                """{ "user": [{ "id": "u1", "x": 1 }], "org": [{ "id": 9, "y": 2 }] }"""
            )
        );

    public async Task DisposeAsync() => await _graph.DisposeAsync();

    [Theory]
    [InlineData("{ animals { name } }", """{"animals":[{"name":"Rex"},{"name":"Tom"}]}""")]
    [InlineData(
        "{ animals { name ... on Dog { barks } } }",
        """{"animals":[{"name":"Rex","barks":3},{"name":"Tom"}]}"""
    )]
    [InlineData(
        "{ animals { __typename tags n: name } }",
        """{"animals":[{"__typename":"Dog","tags":["x"],"n":"Rex"},{"__typename":"Cat","tags":[null],"n":"Tom"}]}"""
    )]
    [InlineData(
        "{ labels { ... on C { label } ... on D { label } } }",
        """{"labels":[{"label":"c"},{"label":null}]}"""
    )]
    [InlineData(
        "{ animals { ... on Dog { name_2: barks } name } }",
        """{"animals":[{"name_2":3,"name":"Rex"},{"name":"Tom"}]}"""
    )]
    public async Task Fields_that_only_differ_in_nulls_are_one_field_for_the_client(string query, string expected) =>
        Assert.Equal($$"""{"data":{{expected}}}""", await _graph.AskAsync(query));

    [Fact]
    public async Task Keys_of_different_types_are_fetched_beside_each_other() =>
        Assert.Equal(
            """{"data":{"hits":[{"owner":{"x":1}},{"owner":{"y":2}}]}}""",
            await _graph.AskAsync("{ hits { ... on A { owner { x } } ... on B { owner { y } } } }")
        );

    [Fact]
    public async Task An_alias_may_begin_with_two_underscores() =>
        Assert.Equal(
            """{"data":{"animals":[{"__typename":"Rex"},{"__typename":"Tom"}]}}""",
            await _graph.AskAsync("{ animals { __typename: name } }")
        );

    [Theory]
    [InlineData("{ one { ... on S { title(max: 3) } } }", """{"one":{"title":"long"}}""")]
    [InlineData("{ one { ... on S { owner { handle } } } }", """{"one":{"owner":{"handle":"ada"}}}""")]
    [InlineData("{ many { ... on Other { name(upper: true) } } }", """{"many":[{"name":"ess"},{}]}""")]
    [InlineData(
        "{ many { ... on S { title(max: 3) } ... on T { title(max: 3) } } }",
        """{"many":[{"title":"long"},{"title":"tee"}]}"""
    )]
    [InlineData(
        "{ many { title owner { oid } } }",
        """{"many":[{"title":"long","owner":{"oid":"o1"}},{"title":"tee","owner":{"oid":"o2"}}]}"""
    )]
    [InlineData(
        "{ many { title owner { oid ... on User { handle } } } }",
        """{"many":[{"title":"long","owner":{"oid":"o1","handle":"ada"}},{"title":"tee","owner":{"oid":"o2"}}]}"""
    )]
    [InlineData(
        "{ many { ... on S { owner { handle } } ... on T { owner { ... on Robot { number: handle } } } } }",
        """{"many":[{"owner":{"handle":"ada"}},{"owner":{"number":4}}]}"""
    )]
    public async Task What_belongs_to_an_object_is_asked_of_the_object(string query, string expected) =>
        Assert.Equal($$"""{"data":{{expected}}}""", await _graph.AskAsync(query));

    [Theory]
    [InlineData("{ one { tag } }", """{"one":{"tag":"t"}}""")]
    [InlineData("{ all { tag } }", """{"all":[{"tag":"t"},{"tag":"u"}]}""")]
    public async Task Types_that_are_looked_up_by_different_keys_or_not_at_all_do_not_hinder_each_other(
        string query,
        string expected
    )
    {
        await using var graph = await TestGraph.StartAsync(
            (
                "a",
                """
                type Query { one: Tagged! all: [Tagged] }
                interface Tagged { id: ID! }
                type E implements Tagged @key(fields: "id") { id: ID! }
                type F implements Tagged @key(fields: "id") @key(fields: "code") { id: ID! code: Int! @inaccessible }
                """,
                """
                {
                  "one": { "__typename": "E", "id": "1" },
                  "all": [{ "__typename": "E", "id": "1" }, { "__typename": "F", "id": "2", "code": 4 }]
                }
                """
            ),
            (
                "b",
                """
                type Query { e(id: ID!): E @lookup @internal f(code: Int!): F @lookup @internal }
                interface Tagged { tag: String }
                type E implements Tagged @key(fields: "id") { id: ID! tag: String @shareable }
                type F implements Tagged @key(fields: "code") { code: Int! @inaccessible tag: String @shareable }
                type V implements Tagged { tag: String @shareable id: ID! @shareable }
                """,
                """{ "e": [{ "id": "1", "tag": "t" }], "f": [{ "code": 4, "tag": "u" }] }"""
            )
        );

        Assert.Equal($$"""{"data":{{expected}}}""", await graph.AskAsync(query));
    }
}
