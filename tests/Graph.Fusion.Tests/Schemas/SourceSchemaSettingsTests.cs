using Graph.Fusion.Composition;
using Graph.Fusion.Schemas;
using Graph.Language;

namespace Graph.Fusion.Tests.Schemas;

public sealed class SourceSchemaSettingsTests
{
    public static TheoryData<SourceSchemaSettings> All =>
        [
            SourceSchemaSettings.Default,
            new SourceSchemaSettings { Url = "http://fury/graphql", SubscriptionUrl = "ws://fury/live" },
            new SourceSchemaSettings { VariableBatching = true, RequestBatching = false },
            new SourceSchemaSettings { VariableBatching = false, RequestBatching = true },
            new SourceSchemaSettings { Subscriptions = SubscriptionTransport.WebSocket },
            new SourceSchemaSettings
            {
                Subscriptions = SubscriptionTransport.None,
                HttpVersion = SourceHttpVersion.Http11,
            },
            new SourceSchemaSettings
            {
                HttpVersion = SourceHttpVersion.Http2,
                Compression = true,
                RequestCompression = RequestCompression.Brotli,
                Uploads = true,
            },
        ];

    [Theory]
    [MemberData(nameof(All))]
    public void The_settings_of_a_source_travel_with_the_execution_schema(SourceSchemaSettings settings)
    {
        var composed = SchemaComposer.Compose([new SourceSchema("a", "type Query { x: Int }", settings)]).Schema!;

        var read = Read(ExecutionSchemaPrinter.Print(composed));

        Assert.Equal(settings, Assert.Single(read.Sources).Settings);
    }

    [Fact]
    public void A_value_that_no_setting_has_is_named()
    {
        var text = ExecutionSchemaPrinter.Print(
            SchemaComposer
                .Compose([
                    new SourceSchema(
                        "a",
                        "type Query { x: Int }",
                        new SourceSchemaSettings { HttpVersion = SourceHttpVersion.Http2 }
                    ),
                ])
                .Schema!
        );

        var exception = Assert.Throws<ExecutionSchemaException>(() =>
            Read(text.Replace("httpVersion: \"2\"", "httpVersion: \"9\"", StringComparison.Ordinal))
        );

        Assert.Contains(
            "has '9' for 'httpVersion', which is none of 1.1, 2",
            exception.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("scalar DateTime type Query { at(d: DateTime = \"2024-12-17\"): DateTime }")]
    [InlineData("scalar Long type Query { at(l: Long = \"9007199254740993\"): Long }")]
    [InlineData("scalar URL type Query { at(u: URL = \"/relative\"): URL }")]
    [InlineData("scalar UUID type Query { at(i: UUID = \"00112233445566778899aabbccddeeff\"): UUID }")]
    public void A_scalar_of_a_source_is_not_judged_by_its_name(string text)
    {
        var result = SchemaComposer.Compose([new SourceSchema("a", text)]);

        Assert.Empty(result.Log);
        Assert.Equal(
            result.Schema!.Public.Types.Length,
            Read(ExecutionSchemaPrinter.Print(result.Schema)).Public.Types.Length
        );
    }

    private static FusionSchema Read(string text) =>
        ExecutionSchemaReader.Read(Utf8GraphQLParser.Parse(text, ParserOptions.Schema));
}
