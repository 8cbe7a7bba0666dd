using System.Text.Json;
using Graph.Fusion.Tests.Testing;

namespace Graph.Fusion.Tests.Execution.Response;

/// <summary>What the public schema does not have never reaches a client: it is null, with an error and its code.</summary>
public sealed class ForeignValueTests : IAsyncLifetime
{
    private ScriptedSource _a = null!;
    private TestGateway _gateway = null!;

    public async Task InitializeAsync()
    {
        _a = await ScriptedSource.StartAsync(
            "a",
            """
            type Query {
              color: Color colors: [Color] must: [Color!] int: Int float: Float text: String id: ID yes: Boolean any: Any
              it: It its: [It] matrix: [[Int]] hit: Hit named: Named
            }
            enum Color { RED GREEN HIDDEN @inaccessible }
            scalar Any
            type It { x: Int }
            type Other { x: Int }
            union Hit = It | Secret
            type Secret @inaccessible { x: Int }
            interface Named { name: String }
            type Public implements Named { name: String }
            type Private implements Named @inaccessible { name: String }
            """
        );
        _gateway = new TestGateway([_a]);
    }

    public async Task DisposeAsync()
    {
        _gateway.Dispose();
        await _a.DisposeAsync();
    }

    private async Task<(string Data, string[] Errors)> Ask(string selection, string data)
    {
        _a.Body = "{\"data\":{" + data + "}}";
        using var response = JsonDocument.Parse(await _gateway.ExecuteAsync("{ " + selection + " }"));
        var errors = response.RootElement.TryGetProperty("errors", out var told)
            ? told.EnumerateArray()
                .Select(error =>
                    error.GetProperty("path").GetRawText()
                    + " "
                    + error.GetProperty("extensions").GetProperty("code").GetString()
                )
            : [];
        return (response.RootElement.GetProperty("data").GetRawText(), [.. errors]);
    }

    [Theory]
    [InlineData("color", "\"color\":\"RED\"")]
    [InlineData("colors", "\"colors\":[\"RED\",null,\"GREEN\"]")]
    [InlineData("int", "\"int\":-2147483648")]
    [InlineData("int", "\"int\":1e3")]
    [InlineData("int", "\"int\":2.0")]
    [InlineData("float", "\"float\":1.5e300")]
    [InlineData("float", "\"float\":7")]
    [InlineData("text", "\"text\":\"\\u20ac\"")]
    [InlineData("id", "\"id\":\"a\"")]
    [InlineData("yes", "\"yes\":false")]
    [InlineData("any", "\"any\":{\"a\":[1,\"x\",null]}")]
    [InlineData("it { x }", "\"it\":{\"x\":1}")]
    [InlineData("matrix", "\"matrix\":[[1],[],null]")]
    public async Task What_fits_passes_as_it_came(string selection, string data)
    {
        var (answered, errors) = await Ask(selection, data);

        Assert.Equal("{" + data + "}", answered);
        Assert.Empty(errors);
    }

    [Fact]
    public async Task An_id_that_came_as_a_number_is_a_string()
    {
        Assert.Equal("{\"id\":\"7\"}", (await Ask("id", "\"id\":7")).Data);
    }

    [Theory]
    [InlineData("color", "\"color\":\"HIDDEN\"")]
    [InlineData("color", "\"color\":\"BLUE\"")]
    [InlineData("color", "\"color\":\"red\"")]
    [InlineData("color", "\"color\":\"\"")]
    [InlineData("color", "\"color\":1")]
    [InlineData("color", "\"color\":true")]
    [InlineData("color", "\"color\":[\"RED\"]")]
    [InlineData("colors", "\"colors\":\"RED\"")]
    [InlineData("colors", "\"colors\":{}")]
    [InlineData("int", "\"int\":1.5")]
    [InlineData("int", "\"int\":2147483648")]
    [InlineData("int", "\"int\":1e10")]
    [InlineData("int", "\"int\":\"1\"")]
    [InlineData("int", "\"int\":true")]
    [InlineData("int", "\"int\":[1]")]
    [InlineData("int", "\"int\":{}")]
    [InlineData("float", "\"float\":\"1\"")]
    [InlineData("text", "\"text\":1")]
    [InlineData("text", "\"text\":true")]
    [InlineData("text", "\"text\":{}")]
    [InlineData("text", "\"text\":[\"a\"]")]
    [InlineData("id", "\"id\":1.5")]
    [InlineData("id", "\"id\":true")]
    [InlineData("yes", "\"yes\":\"true\"")]
    [InlineData("yes", "\"yes\":1")]
    [InlineData("it { x }", "\"it\":[]")]
    [InlineData("it { x }", "\"it\":\"x\"")]
    [InlineData("it { x }", "\"it\":5")]
    [InlineData("its { x }", "\"its\":{\"x\":1}")]
    [InlineData("hit { __typename }", "\"hit\":{\"__typename\":\"Secret\"}")]
    [InlineData("hit { ... on It { x } }", "\"hit\":{\"__typename\":\"Secret\",\"x\":1}")]
    [InlineData("hit { __typename }", "\"hit\":{\"__typename\":\"Other\"}")]
    [InlineData("hit { __typename }", "\"hit\":{\"__typename\":\"Nobody\"}")]
    [InlineData("hit { __typename }", "\"hit\":{}")]
    [InlineData("named { name }", "\"named\":{\"__typename\":\"Private\",\"name\":\"n\"}")]
    [InlineData("named { name }", "\"named\":{\"name\":\"n\"}")]
    public async Task What_does_not_is_null_with_an_error(string selection, string data)
    {
        var name = selection.Split(' ')[0];

        var (answered, errors) = await Ask(selection, data);

        Assert.Equal("{\"" + name + "\":null}", answered);
        Assert.Equal(["[\"" + name + "\"] SUBGRAPH_INVALID_RESPONSE"], errors);
    }

    [Fact]
    public async Task A_wrong_item_costs_the_item_or_the_list_where_items_must_be_there()
    {
        var (items, error) = await Ask("colors", "\"colors\":[\"RED\",\"HIDDEN\",7,\"GREEN\"]");
        Assert.Equal("{\"colors\":[\"RED\",null,null,\"GREEN\"]}", items);
        Assert.Equal(["[\"colors\",1] SUBGRAPH_INVALID_RESPONSE", "[\"colors\",2] SUBGRAPH_INVALID_RESPONSE"], error);

        var (list, errors) = await Ask("must", "\"must\":[\"RED\",\"HIDDEN\"]");
        Assert.Equal("{\"must\":null}", list);
        Assert.Equal(["[\"must\",1] SUBGRAPH_INVALID_RESPONSE"], errors);
    }

    [Fact]
    public async Task Errors_do_not_tell_what_is_inaccessible()
    {
        _a.Body = """{"data":{"color":"HIDDEN","hit":{"__typename":"Secret"}}}""";

        var response = await _gateway.ExecuteAsync("{ color hit { __typename } }");

        Assert.DoesNotContain("HIDDEN", response, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", response, StringComparison.Ordinal);
    }
}
