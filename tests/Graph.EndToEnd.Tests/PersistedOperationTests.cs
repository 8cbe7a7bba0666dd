using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Graph.EndToEnd.Tests.Testing;

namespace Graph.EndToEnd.Tests;

/// <summary>Clients that send a hash instead of a text, as Apollo Client and urql do.</summary>
[Collection(DemoGraph.Name)]
public sealed class PersistedOperationTests(RunningGraph graph)
{
    [Fact]
    public async Task A_text_that_was_registered_once_is_named_by_its_hash_from_then_on()
    {
        const string Query = "query Registered { posts(first: 1) { nodes { author { followerCount } } } }";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Query)));
        object extensions = new { persistedQuery = new { version = 1, sha256Hash = hash } };
        var client = graph.Anonymous();

        var unknown = await client.Send(JsonSerializer.Serialize(new { extensions }));
        var registered = await client.Send(JsonSerializer.Serialize(new { query = Query, extensions }));
        var named = await client.Send(JsonSerializer.Serialize(new { extensions }));

        Assert.Equal("PersistedQueryNotFound", unknown.Message);
        Assert.Equal(1, registered.Data.At("posts", "nodes").GetArrayLength());
        Assert.Equal(registered.Data.GetRawText(), named.Data.GetRawText());
    }
}
