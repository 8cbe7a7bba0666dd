using System.Globalization;
using Graph.Fusion.Tests.Testing;

namespace Graph.Fusion.Tests.Execution;

/// <summary>Conditions that meet: the source operation carries each directive once, and the client gets what it asked.</summary>
public sealed class ConditionTests : IAsyncLifetime
{
    private TestGraph _graph = null!;

    public async Task InitializeAsync() =>
        _graph = await TestGraph.StartAsync(
            (
                "a",
                """
                type Query { items: [Item!]! item(id: ID!): Item @lookup @internal }
                type Mutation { touch: Item poke: Item }
                type Item @key(fields: "id") { id: ID! name: String size: Int inner: Item }
                """,
                """
                {
                  "items": [{ "id": "1", "name": "one", "size": 7, "inner": { "id": "2", "name": "two", "size": 8 } }],
                  "item": [{ "id": "1" }, { "id": "2" }],
                  "touch": { "id": "1", "name": "one" },
                  "poke": { "id": "2", "name": "two" }
                }
                """
            ),
            (
                "b",
                """
                type Query { item(id: ID!): Item @lookup @internal }
                type Item @key(fields: "id") { id: ID! price: Int tax(size: Int @require(field: "size")): String }
                """,
                """{ "item": [{ "id": "1", "price": 11, "tax": "={size}" }, { "id": "2", "price": 22, "tax": "={size}" }] }"""
            )
        );

    public async Task DisposeAsync() => await _graph.DisposeAsync();

    [Theory]
    [InlineData(
        "{ items { ... @include(if: $a) { id name @include(if: $b) } } }",
        """{"items":[{"id":"1","name":"one"}]}"""
    )]
    [InlineData("{ items { ... @skip(if: $c) { id name @skip(if: $d) } } }", """{"items":[{"id":"1","name":"one"}]}""")]
    [InlineData(
        "{ items { ...F @include(if: $a) } } fragment F on Item { name @include(if: $b) }",
        """{"items":[{"name":"one"}]}"""
    )]
    [InlineData(
        "{ items { ... @include(if: $a) { ... @include(if: $b) { ... @include(if: $e) { name @skip(if: $c) } } } } }",
        """{"items":[{"name":"one"}]}"""
    )]
    [InlineData("{ ... @include(if: $a) { items @include(if: $b) { id } } }", """{"items":[{"id":"1"}]}""")]
    [InlineData(
        "{ items { inner { ... @include(if: $a) { name @include(if: $b) price @include(if: $b) } } } }",
        """{"items":[{"inner":{"name":"two","price":22}}]}"""
    )]
    [InlineData("{ items { ... @skip(if: $c) { tax @skip(if: $d) } } }", """{"items":[{"tax":"7"}]}""")]
    [InlineData(
        "{ items { name @include(if: $c) ... @include(if: $a) { name @include(if: $b) } } }",
        """{"items":[{"name":"one"}]}"""
    )]
    public async Task Several_conditions_on_one_field_all_have_to_hold(string selection, string expected)
    {
        var response = await _graph.AskAsync(
            $"query({DeclarationsOf(selection)}) {selection}",
            """{"a":true,"b":true,"c":false,"d":false,"e":true}"""
        );

        Assert.Equal($$"""{"data":{{expected}}}""", response);
    }

    [Theory]
    [InlineData(true, true, """{"items":[{"id":"1","name":"one","price":11}]}""")]
    [InlineData(true, false, """{"items":[{"id":"1"}]}""")]
    [InlineData(false, true, """{"items":[{}]}""")]
    public async Task One_condition_that_does_not_hold_is_enough_to_leave_a_field_out(bool a, bool b, string expected)
    {
        var response = await _graph.AskAsync(
            "query($a: Boolean!, $b: Boolean!) { items { ... @include(if: $a) { id name @include(if: $b) price @include(if: $b) } } }",
            $$"""{"a":{{(a ? "true" : "false")}},"b":{{(b ? "true" : "false")}}}"""
        );

        Assert.Equal($$"""{"data":{{expected}}}""", response);
    }

    [Fact]
    public async Task Several_conditions_on_one_field_of_a_mutation_all_have_to_hold()
    {
        const string Mutation =
            "mutation($a: Boolean!, $b: Boolean!) { ... @include(if: $a) { touch @include(if: $b) { name } } poke { name } }";

        Assert.Equal(
            """{"data":{"touch":{"name":"one"},"poke":{"name":"two"}}}""",
            await _graph.AskAsync(Mutation, """{"a":true,"b":true}""")
        );
        Assert.Equal(
            """{"data":{"poke":{"name":"two"}}}""",
            await _graph.AskAsync(Mutation, """{"a":true,"b":false}""")
        );
    }

    [Fact]
    public async Task Places_with_different_conditions_are_not_asked_in_one_operation()
    {
        var response = await _graph.AskAsync(
            """
            query($a: Boolean!, $b: Boolean!, $c: Boolean!) {
              x: items { ... @include(if: $a) { price @include(if: $b) } }
              y: items { ... @include(if: $a) { price @include(if: $c) } }
            }
            """,
            """{"a":true,"b":true,"c":false}"""
        );

        Assert.Equal("""{"data":{"x":[{"price":11}],"y":[{}]}}""", response);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(18)]
    public async Task More_than_64_combinations_of_conditions_are_answered(int variables)
    {
        var half = variables / 2;
        var outer = Enumerable.Range(0, half);
        var inner = Enumerable.Range(half, half);
        var fields = string.Join(
            ' ',
            outer.Select(i =>
                $"... @include(if: $v{i}) {{ {string.Join(' ', inner.Select(j => $"f{i}_{j}: name @skip(if: $v{j})"))} }}"
            )
        );
        var declared = string.Join(", ", Enumerable.Range(0, variables).Select(i => $"$v{i}: Boolean!"));
        var values = string.Join(
            ',',
            Enumerable.Range(0, variables).Select(i => $"\"v{i}\":{(i == 1 || i == variables - 1 ? "true" : "false")}")
        );

        var response = await _graph.AskAsync($"query({declared}) {{ items {{ id {fields} }} }}", $"{{{values}}}");

        var expected = string.Join(
            ',',
            inner.SkipLast(1).Select(j => string.Create(CultureInfo.InvariantCulture, $"\"f1_{j}\":\"one\""))
        );
        Assert.Equal($$$"""{"data":{"items":[{"id":"1",{{{expected}}}}]}}""", response);
    }

    [Fact]
    public async Task What_a_field_requires_is_not_fetched_when_its_condition_leaves_it_out()
    {
        const string Query = "query($a: Boolean!) { items { name tax @include(if: $a) } }";

        Assert.Equal("""{"data":{"items":[{"name":"one"}]}}""", await _graph.AskAsync(Query, """{"a":false}"""));
        Assert.Equal("a:1 b:0", _graph.Requests);
        Assert.DoesNotContain("\"size\"", _graph["a"].Requests.Last(), StringComparison.Ordinal);
        Assert.Equal(
            """{"data":{"items":[{"name":"one","tax":"7"}]}}""",
            await _graph.AskAsync(Query, """{"a":true}""")
        );
    }

    [Theory]
    [InlineData("{ items { name @skip(if: $a) id name } }", """{"items":[{"id":"1","name":"one"}]}""")]
    [InlineData("{ items { name @skip(if: $c) id name } }", """{"items":[{"name":"one","id":"1"}]}""")]
    [InlineData("{ items { name @include(if: $c) id name } }", """{"items":[{"id":"1","name":"one"}]}""")]
    [InlineData(
        "{ items { ...F @skip(if: $a) __typename size id } } fragment F on Item { id size }",
        """{"items":[{"__typename":"Item","size":7,"id":"1"}]}"""
    )]
    [InlineData(
        "{ items { price @skip(if: $a) id ... @include(if: $b) { price name } size } }",
        """{"items":[{"id":"1","price":11,"name":"one","size":7}]}"""
    )]
    [InlineData(
        "{ x: items @skip(if: $a) { id } y: items { id } x: items { id } }",
        """{"y":[{"id":"1"}],"x":[{"id":"1"}]}"""
    )]
    [InlineData(
        "{ items { inner { ... @skip(if: $a) { name } } inner { size name } } }",
        """{"items":[{"inner":{"size":8,"name":"two"}}]}"""
    )]
    [InlineData("{ c: __typename @skip(if: $a) items { id } c: __typename }", """{"items":[{"id":"1"}],"c":"Query"}""")]
    public async Task Fields_are_in_the_order_of_the_selections_that_apply(string selection, string expected)
    {
        var response = await _graph.AskAsync(
            $"query({DeclarationsOf(selection)}) {selection}",
            """{"a":true,"b":true,"c":false}"""
        );

        Assert.Equal($$"""{"data":{{expected}}}""", response);
    }

    private static string DeclarationsOf(string selection) =>
        string.Join(
            ", ",
            "abcde"
                .Select(name => $"${name}")
                .Where(name => selection.Contains(name, StringComparison.Ordinal))
                .Select(name => $"{name}: Boolean!")
        );
}
