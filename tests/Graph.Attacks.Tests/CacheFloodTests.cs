using Graph.Attacks.Tests.Catalogue;
using Graph.Attacks.Tests.Testing;
using Graph.Attacks.Tests.Transports;

namespace Graph.Attacks.Tests;

/// <summary>Floods of documents that are all different: what is remembered of them has a bound.</summary>
public sealed class CacheFloodTests(AttackedServer server) : IClassFixture<AttackedServer>
{
    private readonly PostTransport _post = new(server.Client, server.Url);

    [Fact]
    public Task Operations_that_are_compiled_for_fifty_types() =>
        FloodAsync(
            150,
            new Attack(
                "",
                Attack.Answered,
                $"{{node{{{Attack.Nest(13, $"id name {Attack.Repeat(7, i => $"a{i}:name ")}next{{", "id", "}")}}}}}"
            ),
            _post
        );

    [Fact]
    public Task Documents_with_large_trees() =>
        FloodAsync(
            150,
            new Attack("", Attack.Answered, $"{{item{{{Attack.Repeat(1_900, "id ")}}}}}#{new string('c', 30_000)}\n"),
            _post
        );

    [Fact]
    public Task Documents_that_are_wrong() =>
        FloodAsync(300, new Attack("", Attack.Invalid, $"{{item{{{Attack.Repeat(100, i => $"x{i} ")}}}}}"), _post);

    [Fact]
    public Task Documents_that_are_registered_by_their_hash() =>
        FloodAsync(
            300,
            new Attack("", Attack.Answered, $"{{item{{id}}}}#{new string('c', 30_000)}\n"),
            new PersistedTransport(server.Client, server.Url)
        );

    [Fact]
    public async Task Hashes_that_nobody_registered_are_not_remembered()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 300; i++)
        {
            var answer = await _post.PostAsync(PostTransport.Body(new Attack("", "", ""), null, hash: $"{i:x64}"));
            Assert.Equal("PERSISTED_QUERY_NOT_FOUND", answer.Verdict);
        }

        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 4 * 1024 * 1024);
    }

    [Fact]
    public async Task A_mistake_that_is_repeated_is_paid_for_once()
    {
        var body = PostTransport.Body(
            new Attack("", "", ""),
            $"{{node{{{Attack.Repeat(1_400, i => $"name(number:{i})")}}}}}"
        );
        Assert.Equal(Attack.Invalid, (await _post.PostAsync(body)).Verdict);
        var again = await Cost.LeastAsync(
            new Cost(TimeSpan.FromMilliseconds(10), 1024 * 1024),
            async _ => Assert.Equal(Attack.Invalid, (await _post.PostAsync(body)).Verdict)
        );
        CostTable.Add("a mistake that is repeated", "POST", body.Length, Attack.Invalid, again);
        Assert.True(again.Cpu < TimeSpan.FromMilliseconds(10), again.ToString());
    }

    private static async Task FloodAsync(int count, Attack attack, Transport transport)
    {
        const long Bound = 220L * 1024 * 1024;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < count; i++)
        {
            Assert.Equal(attack.Verdict, (await transport.SendAsync(attack)).Verdict);
        }

        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(kept < Bound, $"{kept:N0} bytes are kept of {count} documents.");
    }
}
