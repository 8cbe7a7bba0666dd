using System.Text;
using Graph.Attacks.Tests.Catalogue;
using Graph.Attacks.Tests.Testing;
using Graph.Attacks.Tests.Transports;

namespace Graph.Attacks.Tests;

/// <summary>The same attacks at the gateway, in front of a subgraph that is attacked through it.</summary>
public sealed class GatewayTests(AttackedGateway gateway) : IClassFixture<AttackedGateway>
{
    public static TheoryData<string> Names => [.. AttackCatalogue.NamesOfPlans];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_attack_on_the_gateway_costs_little(string name)
    {
        var attack = AttackCatalogue.Called(name);
        var transport = new PostTransport(gateway.Client, gateway.Url);

        // Gateway and subgraph stand in one process, and each may cost as much as a server.
        var bound = EveryTransportTests.Bound * 2;
        Answer answer = null!;
        var cost = await Cost.LeastAsync(bound, async _ => answer = await transport.SendAsync(attack));
        CostTable.Add(name, "gateway", answer.Sent, answer.Verdict, cost);
        Assert.True(cost.IsWithin(bound), $"It costs {cost}, and may cost {bound}.");
        Assert.Contains(
            answer.Verdict,
            (string[])[attack.Verdict, Attack.BeyondLimit, Attack.Invalid, Attack.Answered]
        );
        Assert.Equal(Attack.Answered, (await transport.SendAsync(new Attack("", "", "{item{id}}"))).Verdict);
    }

    /// <summary>
    /// Hive Router 0.0.8 collapsed requests that differed in nothing but their token: what is forwarded must be part of what
    /// makes two requests the same.
    /// </summary>
    [Fact]
    public async Task Users_who_ask_the_same_at_once_each_get_their_own_answer()
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, 200)
                .Select(async user =>
                {
                    using var request = new HttpRequestMessage(HttpMethod.Post, gateway.Url)
                    {
                        Content = new StringContent(
                            """{"query":"{echo(text:\"who\")}"}""",
                            Encoding.UTF8,
                            "application/json"
                        ),
                    };
                    request.Headers.TryAddWithoutValidation("Authorization", $"Bearer user-{user}");
                    using var response = await gateway.Client.SendAsync(request);
                    Assert.Equal(
                        $$$"""{"data":{"echo":"Bearer user-{{{user}}}"}}""",
                        await response.Content.ReadAsStringAsync()
                    );
                })
        );
    }
}
