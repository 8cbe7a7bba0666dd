using System.Net;
using Graph.Demo;
using Graph.EndToEnd.Tests.Testing;

namespace Graph.EndToEnd.Tests;

/// <summary>Who asks is decided by a signature, at the gateway and again at every service.</summary>
[Collection(DemoGraph.Name)]
public sealed class TokenTests(RunningGraph graph)
{
    [Fact]
    public async Task The_gateway_and_every_service_refuse_a_token_that_somebody_else_signed()
    {
        using var stranger = DevelopmentTokens.Create();
        var token = stranger.Mint(RunningGraph.World.PersonId(0), TimeSpan.FromHours(1));

        foreach (var address in graph.Subgraphs.Select(subgraph => subgraph.Address).Append(graph.Address))
        {
            var answer = await new GraphClient(address, token).Ask("{ __typename }");

            Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
            Assert.Equal("UNAUTHENTICATED", answer.Code);
        }
    }

    [Fact]
    public async Task The_gateway_and_every_service_accept_a_token_of_a_user()
    {
        var token = graph.TokenOf(RunningGraph.World.PersonId(0));

        foreach (var address in graph.Subgraphs.Select(subgraph => subgraph.Address).Append(graph.Address))
        {
            var answer = await new GraphClient(address, token).Ask("{ __typename }");

            Assert.Equal("Query", answer.Data.Text("__typename"));
        }
    }
}
