using Graph.Fusion.Tests.Testing;

namespace Graph.Fusion.Tests.Execution;

/// <summary>Abstract types, composite keys, requirements and shared fields across two sources.</summary>
public sealed class ShopGraphTests : IAsyncLifetime
{
    private ShopWorld _world = null!;
    private TestGateway _gateway = null!;

    public async Task InitializeAsync()
    {
        _world = await ShopWorld.StartAsync();
        _gateway = new TestGateway(_world.All);
    }

    public async Task DisposeAsync()
    {
        _gateway.Dispose();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Members_of_a_union_are_continued_in_another_source_by_their_type()
    {
        var response = await _gateway.ExecuteAsync(
            "{ search { __typename ... on Product { name inStock } ... on Article { title } } }"
        );

        Assert.Equal(
            """{"data":{"search":[{"__typename":"Product","name":"hammer-de","inStock":6},{"__typename":"Article","title":"hammers"},{"__typename":"Product","name":"feather-de","inStock":7},{"__typename":"Product","name":"hammer-de","inStock":6}]}}""",
            response
        );
        Assert.Single(_world.Stock.Requests);
    }

    [Fact]
    public async Task Sibling_fragments_with_different_selections_get_all_of_them()
    {
        var response = await _gateway.ExecuteAsync(
            """
            {
              product(sku: "axe") {
                related { name ... on Product { inStock } ... on Product { shipping } ... on Named { n: name } }
              }
            }
            """
        );

        Assert.Equal(
            """{"data":{"product":{"related":[{"name":"saw-de","inStock":3,"shipping":30,"n":"saw-de"},{"name":"saws","n":"saws"}]}}}""",
            response
        );
    }

    [Fact]
    public async Task A_requirement_that_is_null_is_handed_over_as_null()
    {
        var response = await _gateway.ExecuteAsync("{ search { ... on Product { sku shipping handling } } }");

        Assert.Equal(
            """{"data":{"search":[{"sku":"hammer","shipping":60,"handling":"6 kg"},{},{"sku":"feather","shipping":70,"handling":"by hand"},{"sku":"hammer","shipping":60,"handling":"6 kg"}]}}""",
            response
        );
    }

    [Fact]
    public async Task A_requirement_that_breaks_its_promise_costs_the_field_that_needs_it_and_no_other()
    {
        _world.Catalog.Answer("""{"data":{"product":{"sku":"a","country":"de","mass":null}}}""");

        var response = await _gateway.ExecuteAsync("{ product(sku: \"a\") { inStock shipping } }");

        Assert.Equal(
            """{"errors":[{"message":"This cannot be asked for: it needs 'Product.mass', which is null here.","locations":[{"line":1,"column":31}],"path":["product","shipping"],"extensions":{"code":"MISSING_REQUIREMENT"}}],"data":{"product":{"inStock":1,"shipping":null}}}""",
            response
        );
    }

    [Fact]
    public async Task An_input_object_is_built_of_nested_fields()
    {
        var response = await _gateway.ExecuteAsync("{ product(sku: \"axe\") { area } }");

        Assert.Equal("""{"data":{"product":{"area":6}}}""", response);
        Assert.Contains("{\"w\":3,\"h\":2}", _world.Stock.Requests.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_sources_complete_the_same_object_through_a_shared_field()
    {
        var response = await _gateway.ExecuteAsync("{ viewer { handle orders } }");

        Assert.Equal("""{"data":{"viewer":{"handle":"ada","orders":3}}}""", response);
    }

    [Fact]
    public async Task A_shared_object_keeps_what_one_source_delivered_if_the_other_fails()
    {
        await _world.Catalog.StopAsync();

        var response = await _gateway.ExecuteAsync("{ viewer { orders } }");

        Assert.Equal("""{"data":{"viewer":{"orders":3}}}""", response);
    }

    [Fact]
    public async Task Lists_of_lists_and_null_objects_pass_as_they_are()
    {
        var response = await _gateway.ExecuteAsync(
            "{ product(sku: \"axe\") { matrix } none: product(sku: \"none\") { inStock } }"
        );

        Assert.Equal("""{"data":{"product":{"matrix":[[1,2],[],[3]]},"none":null}}""", response);
        Assert.Empty(_world.Stock.Requests);
    }

    [Fact]
    public async Task Requests_at_the_same_time_share_one_plan_and_nothing_else()
    {
        var skus = Enumerable.Range(1, 40).Select(i => new string('x', i)).ToArray();

        var responses = await Task.WhenAll(
            skus.Select(sku =>
                _gateway.ExecuteAsync(
                    "query($sku: String!) { product(sku: $sku) { sku inStock shipping } }",
                    $"{{\"sku\":\"{sku}\"}}"
                )
            )
        );

        for (var i = 0; i < skus.Length; i++)
        {
            Assert.Equal(
                $"{{\"data\":{{\"product\":{{\"sku\":\"{skus[i]}\",\"inStock\":{i + 1},\"shipping\":{(i + 1) * 10}}}}}}}",
                responses[i]
            );
        }

        Assert.Equal(1, _gateway.Executor.PlannedOperations);
    }

    [Fact]
    public async Task A_type_that_the_graph_does_not_have_is_an_error_at_its_place()
    {
        _world.Catalog.Answer("""{"data":{"search":[{"__typename":"Ghost"},{"title":"t","__typename":"Article"}]}}""");

        var response = await _gateway.ExecuteAsync("{ search { ... on Article { title } } }");

        Assert.Contains("an object of a type that 'Hit' can be", response, StringComparison.Ordinal);
        Assert.Contains("\"path\":[\"search\",0]", response, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"data":{"product":{"sku":"a","inStock":1}}}""", "\"sku\":\"a\"")]
    [InlineData("""{"data":{"product":{"sku":{"a":1}}}}""", "is not a value of 'String'")]
    [InlineData("""{"data":{"product":[{"sku":"a"}]}}""", "is not an object")]
    [InlineData("""{"data":{"product":{}}}""", "The source 'catalog' did not deliver 'Product.sku'")]
    [InlineData("""{"data":{"unknown":[{"deep":[{}]}],"product":{"x":null,"sku":"\u0041\/"}}}""", "\\u0041\\/")]
    [InlineData(
        """{"errors":[{"message":"why","extensions":{"code":"C","x":[1],"stacktrace":"secret"}}]}""",
        "{\"code\":\"C\",\"source\":\"catalog\",\"x\":[1]}"
    )]
    [InlineData(
        """{"errors":[{"message":"aside"}],"data":{"product":{"sku":"a"}}}""",
        "\"message\":\"aside\",\"extensions\""
    )]
    [InlineData("""{"errors":"no","data":null}""", "errors that are no GraphQL errors")]
    public async Task Whatever_a_source_answers_the_response_is_whole(string answer, string expected)
    {
        _world.Catalog.Answer(answer);

        var response = await _gateway.ExecuteAsync("{ product(sku: \"a\") { sku } }");

        Assert.Contains(expected, response, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", response, StringComparison.Ordinal);
    }
}
