using Graph.Fusion.Composition.Settings;
using Graph.Fusion.Schemas;
using Graph.Testing;

namespace Graph.Fusion.Tests.Composition.Settings;

public sealed class SourceSchemaFolderTests
{
    private const string Users =
        "type Query { user(id: ID!): User @lookup } interface Node { id: ID! } type User implements Node { id: ID! }";

    [Fact]
    public void A_source_is_named_by_its_file_and_what_composition_writes_is_none()
    {
        using var folder = new TemporaryFolder(
            ("a.graphql", "type Query { x: Int }"),
            ("b.graphqls", "type Query { y: Int }"),
            ("graph.graphql", "type Query { x: Int y: Int }"),
            ("graph.execution.graphql", "type Query { x: Int y: Int }"),
            ("notes.txt", "nothing")
        );

        var result = SourceSchemaFolder.Compose(folder.Path);

        Assert.Empty(result.Log);
        Assert.Equal(["a", "b"], result.Schema!.Sources.Select(source => source.Name));
    }

    [Fact]
    public void A_folder_that_was_composed_composes_to_the_same_again()
    {
        using var folder = new TemporaryFolder(
            ("a.graphql", Users),
            ("composition-settings.json", """{ "enableGlobalObjectIdentification": true }""")
        );
        var first = SourceSchemaFolder.FilesOf(SourceSchemaFolder.Compose(folder.Path).Schema!);
        foreach (var (name, text) in first)
        {
            File.WriteAllText(Path.Combine(folder.Path, name), text);
        }

        Assert.Equal(first, SourceSchemaFolder.FilesOf(SourceSchemaFolder.Compose(folder.Path).Schema!));
    }

    [Fact]
    public void Texts_are_composed_like_the_files_of_their_folder()
    {
        using var folder = new TemporaryFolder(
            ("a.graphql", Users),
            (
                "composition-settings.json",
                """{ "enableGlobalObjectIdentification": true, "sources": { "a": { "uploads": true } } }"""
            )
        );

        Assert.Equal(
            SourceSchemaFolder.FilesOf(SourceSchemaFolder.Compose(folder.Path).Schema!),
            SourceSchemaFolder.FilesOf(
                SourceSchemaFolder.Compose(folder.Path, new Dictionary<string, string> { ["a"] = Users }).Schema!
            )
        );
    }

    [Fact]
    public void The_settings_of_the_folder_say_how_the_graph_is_composed()
    {
        using var folder = new TemporaryFolder(
            ("a.graphql", Users),
            (
                "composition-settings.json",
                """
                {
                  // Ids of users begin with "u_".
                  "enableGlobalObjectIdentification": true,
                  "nodePrefixes": { "User": "u" },
                  "inferKeysFromLookups": true,
                  "inheritInterfaceKeys": false,
                  "maxSatisfiabilityStates": 1000,
                }
                """
            )
        );

        var schema = SourceSchemaFolder.Compose(folder.Path).Schema!;

        Assert.Equal("User", schema.Node!.TypeOf("u_1")!.TypeName);
        Assert.True(schema.FindField("Query", "nodes")!.IsResolvedByGateway);
    }

    [Theory]
    [InlineData("inferKeysFromLookups")]
    [InlineData("inheritInterfaceKeys")]
    public void Keys_that_nobody_wrote_can_be_switched_off(string setting)
    {
        var isLookup = setting == "inferKeysFromLookups";
        using var folder = new TemporaryFolder(
            ("a.graphql", isLookup ? "type Query { p(id: ID!): P @lookup } type P { id: ID! }" : Keyed),
            (
                "b.graphql",
                isLookup ? "type Query { q(id: ID!): P @lookup } type P { id: ID! }" : Keyed.Replace("p:", "q:")
            ),
            ("composition-settings.json", $$"""{ "{{setting}}": false }""")
        );

        var result = SourceSchemaFolder.Compose(folder.Path);

        Assert.Equal(["INVALID_FIELD_SHARING", "INVALID_FIELD_SHARING"], result.Log.Select(entry => entry.Code));
        File.Delete(Path.Combine(folder.Path, "composition-settings.json"));
        Assert.Empty(SourceSchemaFolder.Compose(folder.Path).Log);
    }

    [Fact]
    public void A_source_has_the_defaults_of_the_folder_what_its_own_file_says_and_what_the_folder_says_of_it()
    {
        using var folder = new TemporaryFolder(
            ("a.graphql", "type Query { x: Int }"),
            ("b.graphql", "type Query { y: Int }"),
            (
                "b-settings.json",
                """{ "name": "products", "transports": { "http": { "url": "http://{{HOST}}/graphql", "clientName": "fusion" } }, "environments": { "test": { "HOST": "products:80" } } }"""
            ),
            (
                "composition-settings.json",
                """
                {
                  "environment": "test",
                  "defaults": { "variableBatching": true, "httpVersion": "2", "subscriptions": "NONE" },
                  "sources": { "a": { "url": "http://a", "subscriptionUrl": "ws://a", "subscriptions": "WEB_SOCKET", "requestBatching": false, "compression": true, "requestCompression": "gzip", "uploads": true } }
                }
                """
            )
        );

        var sources = SourceSchemaFolder.Compose(folder.Path).Schema!.Sources;

        Assert.Equal(
            new SourceSchemaSettings
            {
                Url = "http://a",
                SubscriptionUrl = "ws://a",
                VariableBatching = true,
                RequestBatching = false,
                Subscriptions = SubscriptionTransport.WebSocket,
                HttpVersion = SourceHttpVersion.Http2,
                Compression = true,
                RequestCompression = RequestCompression.Gzip,
                Uploads = true,
            },
            sources[0].Settings
        );
        Assert.Equal("products", sources[1].Name);
        Assert.Equal(
            new SourceSchemaSettings
            {
                Url = "http://products:80/graphql",
                VariableBatching = true,
                Subscriptions = SubscriptionTransport.None,
                HttpVersion = SourceHttpVersion.Http2,
            },
            sources[1].Settings
        );
    }

    [Fact]
    public void A_source_that_lies_in_a_folder_of_its_own_is_named_by_it_or_by_its_settings()
    {
        using var folder = new TemporaryFolder(
            ("orders/schema.graphqls", "type Query { x: Int }"),
            ("users/schema.graphql", "type Query { y: Int }"),
            ("users/other.graphql", "type Query { z: Int }"),
            ("users/schema-settings.json", """{ "name": "people" }""")
        );

        var result = SourceSchemaFolder.Compose(folder.Path);

        Assert.Equal(["orders", "people"], result.Schema!.Sources.Select(source => source.Name));
    }

    [Theory]
    [InlineData("{ }", null, null, SubscriptionTransport.ServerSentEvents)]
    [InlineData(
        """{ "batching": { "variableBatching": true } }""",
        true,
        false,
        SubscriptionTransport.ServerSentEvents
    )]
    [InlineData("""{ "batching": { } }""", false, false, SubscriptionTransport.ServerSentEvents)]
    [InlineData("""{ "subscriptions": { "supported": false } }""", null, null, SubscriptionTransport.None)]
    public void What_a_source_says_of_batching_is_all_that_it_can_do(
        string capabilities,
        bool? variables,
        bool? requests,
        SubscriptionTransport subscriptions
    )
    {
        using var folder = new TemporaryFolder(
            ("a/schema.graphqls", "type Query { x: Int }"),
            (
                "a/schema-settings.json",
                $$"""{ "name": "a", "transports": { "http": { "url": "http://a/graphql", "capabilities": {{capabilities}} } } }"""
            )
        );

        var settings = Assert.Single(SourceSchemaFolder.Compose(folder.Path).Schema!.Sources).Settings;

        Assert.Equal(
            (variables, requests, subscriptions),
            (settings.VariableBatching, settings.RequestBatching, settings.Subscriptions)
        );
    }

    [Fact]
    public void The_documentation_lists_every_setting()
    {
        using var folder = new TemporaryFolder(
            ("a.graphql", "type Query { x: Int }"),
            ("composition-settings.json", """{ "nope": 1, "defaults": { "nope": 1 } }""")
        );
        var known = SourceSchemaFolder
            .Compose(folder.Path)
            .Log.SelectMany(entry => entry.Hint.Split("write one of ")[1].TrimEnd('.').Split(", "));

        var documented = File.ReadLines(Path.Combine(SourceTree.Root, "docs", "composition.md"))
            .SkipWhile(line => line != "## composition-settings.json")
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('`')[1]);

        Assert.Equal(known.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    private const string Keyed =
        "type Query { p: P } interface N @key(fields: \"id\") { id: ID! } type P implements N { id: ID! }";
}
