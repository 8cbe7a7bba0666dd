using System.Text.Json;
using Graph.Fusion.Tests.Testing;

namespace Graph.Fusion.Tests.Execution;

/// <summary>A scalar that a source defines is that source's business, whatever its name: values pass both ways as written.</summary>
public sealed class SourceScalarTests : IAsyncLifetime
{
    private ScriptedSource _a = null!;
    private TestGateway _gateway = null!;

    public async Task InitializeAsync()
    {
        _a = await ScriptedSource.StartAsync(
            "a",
            """
            scalar DateTime
            scalar Date
            scalar Long
            scalar URL
            scalar UUID
            scalar Decimal
            input When { at: DateTime = "yesterday" ids: [UUID!] }
            type Query {
              at(d: DateTime, l: Long = "9007199254740993", u: URL = "../up", i: UUID, when: When): Boolean
              now: DateTime today: Date long: Long url: URL uuid: UUID decimal: Decimal
            }
            """
        );
        _gateway = new TestGateway([_a]);
    }

    public async Task DisposeAsync()
    {
        _gateway.Dispose();
        await _a.DisposeAsync();
    }

    [Theory]
    [InlineData("d: \"2024-12-17\"")]
    [InlineData("d: 1734393600")]
    [InlineData("l: \"9007199254740993\"")]
    [InlineData("l: 9223372036854775808000")]
    [InlineData("u: \"../up?q=1\"")]
    [InlineData("i: \"00000000000000000000000000000000\"")]
    [InlineData("i: \"{not a uuid}\"")]
    [InlineData("when: {at: \"24:60\", ids: [\"a\", \"b\"]}")]
    [InlineData("d: {anything: [1, true]}")]
    public async Task Literals_of_the_client_reach_the_source(string argument)
    {
        _a.Body = """{"data":{"at":true}}""";

        Assert.Equal("""{"data":{"at":true}}""", await _gateway.ExecuteAsync("{ at(" + argument + ") }"));

        using var request = JsonDocument.Parse(Assert.Single(_a.Requests));
        Assert.Contains(
            WithoutSeparators(argument),
            WithoutSeparators(request.RootElement.GetProperty("query").GetString()!),
            StringComparison.Ordinal
        );
    }

    private static string WithoutSeparators(string text) =>
        text.Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);

    [Theory]
    [InlineData("d", "DateTime", "\"2024-12-17\"")]
    [InlineData("l", "Long", "\"9007199254740993\"")]
    [InlineData("l", "Long", "12345678901234567890123")]
    [InlineData("u", "URL", "\"up\"")]
    [InlineData("i", "UUID", "\"00000000000000000000000000000000\"")]
    [InlineData("when", "When", "{\"at\":17,\"ids\":[\"x\"]}")]
    public async Task Variables_reach_the_source_as_the_client_wrote_them(string argument, string type, string value)
    {
        _a.Body = """{"data":{"at":true}}""";

        var response = await _gateway.ExecuteAsync(
            "query ($v: " + type + ") { at(" + argument + ": $v) }",
            "{\"v\":" + value + "}"
        );

        Assert.Equal("""{"data":{"at":true}}""", response);
        using var request = JsonDocument.Parse(Assert.Single(_a.Requests));
        var sent = Assert.Single(request.RootElement.GetProperty("variables").EnumerateObject());
        Assert.Equal(value, sent.Value.GetRawText());
    }

    [Theory]
    [InlineData("now", "\"yesterday, about noon\"")]
    [InlineData("now", "1734393600.5")]
    [InlineData("today", "[2024,12,17]")]
    [InlineData("long", "\"9007199254740993\"")]
    [InlineData("long", "9223372036854775807")]
    [InlineData("url", "\"../up\"")]
    [InlineData("uuid", "\"{00000000-0000}\"")]
    [InlineData("decimal", "0.1000000000000000055511151231257827")]
    public async Task Results_reach_the_client_as_the_source_wrote_them(string field, string value)
    {
        _a.Body = "{\"data\":{\"" + field + "\":" + value + "}}";

        Assert.Equal("{\"data\":{\"" + field + "\":" + value + "}}", await _gateway.ExecuteAsync("{ " + field + " }"));
    }
}
