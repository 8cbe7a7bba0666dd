using Graph.EndToEnd.Tests.Testing;
using Graph.Testing;

namespace Graph.EndToEnd.Tests.Clients;

/// <summary>
/// The libraries that front ends use, against the gateway. Each script is a suite with a sentence for everything that its
/// client does; a failure here shows which one does not hold.
/// </summary>
[Collection(DemoGraph.Name)]
public sealed class ClientLibraryTests(RunningGraph graph)
{
    [Fact]
    public Task Apollo_Client_queries_caches_pages_batches_and_persists() =>
        ClientScript.PassesAsync("apollo/gateway.mjs", Options(22));

    [Fact]
    public Task Urql_queries_caches_pages_and_persists() => ClientScript.PassesAsync("urql/gateway.mjs", Options(23));

    [Fact]
    public Task Graphql_ws_graphql_sse_Apollo_Client_and_urql_subscribe() =>
        ClientScript.PassesAsync("live.mjs", Options(24));

    [Fact]
    public Task Apollo_Client_urql_and_Relay_take_responses_in_parts() =>
        ClientScript.PassesAsync("deferred.mjs", Options(25));

    private object Options(int person) =>
        new { url = graph.Address.ToString(), token = graph.TokenOf(RunningGraph.World.PersonId(person)) };
}
