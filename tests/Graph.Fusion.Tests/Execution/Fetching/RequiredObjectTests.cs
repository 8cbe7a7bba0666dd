using System.Text.Json;
using Graph.Fusion.Tests.Testing;

namespace Graph.Fusion.Tests.Execution.Fetching;

/// <summary>Input objects and lists that requirements are built into, where what they are built of is null.</summary>
public sealed class RequiredObjectTests : IAsyncLifetime
{
    private ScriptedSource _a = null!;
    private ScriptedSource _b = null!;
    private TestGateway _gateway = null!;

    public async Task InitializeAsync()
    {
        _a = await ScriptedSource.StartAsync(
            "a",
            """
            type Query { item: Item }
            type Item @key(fields: "id") { id: ID! secret: Int list: [Part] part: Part }
            type Part { x: Int y: Int }
            """
        );
        _b = await ScriptedSource.StartAsync(
            "b",
            """
            type Query { item(id: ID!): Item @lookup @internal }
            input In { f: Int }
            input Two { f: Int g: In }
            type Item @key(fields: "id") {
              id: ID!
              flat(s: In @require(field: "{ f: secret }")): Int
              nested(s: Two @require(field: "{ f: secret, g: part.{ f: x } }")): Int
              listed(s: [In] @require(field: "list[{ f: x }]")): Int
            }
            """
        );
        _b.Body = """{"data":{"item":{"flat":1,"nested":2,"listed":3}}}""";
        _gateway = new TestGateway([_a, _b]);
    }

    public async Task DisposeAsync()
    {
        _gateway.Dispose();
        await _a.DisposeAsync();
        await _b.DisposeAsync();
    }

    [Theory]
    [InlineData("flat", "\"secret\":null", """{"f":null}""")]
    [InlineData("flat", "\"secret\":7", """{"f":7}""")]
    [InlineData("nested", "\"secret\":null,\"part\":{\"x\":null}", """{"f":null,"g":{"f":null}}""")]
    [InlineData("nested", "\"secret\":null,\"part\":null", """{"f":null,"g":null}""")]
    [InlineData("listed", "\"list\":[{\"x\":null},null,{\"x\":2}]", """[{"f":null},null,{"f":2}]""")]
    [InlineData("listed", "\"list\":[]", "[]")]
    [InlineData("listed", "\"list\":null", "null")]
    public async Task Nulls_are_sent_as_nulls(string field, string data, string sent)
    {
        _a.Body = "{\"data\":{\"item\":{\"id\":\"1\"," + data + "}}}";

        var response = await _gateway.ExecuteAsync("{ item { " + field + " } }");

        Assert.DoesNotContain("errors", response, StringComparison.Ordinal);
        using var request = JsonDocument.Parse(Assert.Single(_b.Requests));
        var variables = request.RootElement.GetProperty("variables").EnumerateObject().ToArray();
        Assert.Equal(sent, variables[^1].Value.GetRawText());
    }
}
