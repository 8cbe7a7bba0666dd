using System.Text;
using Graph.Attacks.Tests.Catalogue;
using Graph.Attacks.Tests.Testing;
using Graph.Attacks.Tests.Transports;

namespace Graph.Attacks.Tests;

/// <summary>Every attack by every transport: the same verdict, little work, and a server that goes on answering.</summary>
public sealed class EveryTransportTests(AttackedServer server) : IClassFixture<AttackedServer>
{
    /// <summary>What a request may cost, its client included.</summary>
    internal static readonly Cost Bound = new(TimeSpan.FromMilliseconds(100), 64 * 1024 * 1024);

    public static TheoryData<string> Names => [.. AttackCatalogue.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_attack_costs_little_and_gets_one_verdict_from_every_transport(string name)
    {
        var attack = AttackCatalogue.Called(name);
        var wrong = new StringBuilder();
        foreach (var transport in Transports())
        {
            Answer answer = null!;
            var bound = Bound * transport.Requests;
            var cost = await Cost.LeastAsync(bound, async _ => answer = await transport.SendAsync(attack));
            CostTable.Add(name, transport.Name, answer.Sent, answer.Verdict, cost);
            if (!cost.IsWithin(bound))
            {
                wrong.AppendLine($"{transport} costs {cost}, and may cost {bound}.");
            }

            if (answer.Verdict != attack.Verdict && answer.Verdict != transport.VerdictInstead(attack))
            {
                wrong.AppendLine($"{transport} answers {answer.Verdict} instead of {attack.Verdict}.");
            }
        }

        Assert.Equal("", wrong.ToString());
        var normal = await new PostTransport(server.Client, server.Url).SendAsync(new Attack("", "", "{node{id}}"));
        Assert.Equal(Attack.Answered, normal.Verdict);
    }

    private Transport[] Transports() =>
        [
            new PostTransport(server.Client, server.Url),
            new GetTransport(server.Client, server.Url),
            new RequestBatchTransport(server.Client, server.Url),
            new VariableBatchTransport(server.Client, server.Url),
            new EventStreamTransport(server.Client, server.Url),
            new MultipartTransport(server.Client, server.Url),
            new SocketTransport(server.Url),
            new PersistedTransport(server.Client, server.Url),
        ];
}
