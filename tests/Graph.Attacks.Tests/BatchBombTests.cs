using System.Text;
using Graph.Attacks.Tests.Catalogue;
using Graph.Attacks.Tests.Testing;
using Graph.Attacks.Tests.Transports;

namespace Graph.Attacks.Tests;

/// <summary>Batches are worth no more than their parts: limits count for the whole body.</summary>
public sealed class BatchBombTests(AttackedServer server) : IClassFixture<AttackedServer>
{
    private const string Wide = "query($n:Int$c:Boolean!){items(count:$n){a:name@skip(if:$c) b:name}}";

    private readonly PostTransport _post = new(server.Client, server.Url);

    [Fact]
    public Task Ten_times_the_widest_document_in_one_body() =>
        ExpectAsync(
            "10 × 1,900 fields",
            Attack.Answered,
            i => Batch(10, n => Document($"{{item{{{Attack.Repeat(1_900, "id ")}}}}}", i, n))
        );

    [Fact]
    public Task Ten_times_lists_in_lists_share_what_a_response_may_hold() =>
        ExpectAsync(
            "10 × lists in lists",
            Attack.Answered,
            i => Batch(10, n => Document("{items{children{id name}}}", i, n))
        );

    [Fact]
    public Task Ten_documents_that_are_wrong_in_a_thousand_places() =>
        ExpectAsync(
            "10 × 1,900 unknown fields",
            Attack.Invalid,
            i => Batch(10, n => Document($"{{item{{{Attack.Repeat(1_900, f => $"nam{f} ")}}}}}", i, n))
        );

    [Fact]
    public Task A_hundred_requests_in_one_body() =>
        ExpectAsync("100 requests", Attack.BeyondLimit, i => Batch(100, n => Document("{item{id}}", i, n)));

    [Fact]
    public Task A_thousand_sets_of_variables() =>
        ExpectAsync("1,000 sets of variables", Attack.BeyondLimit, i => Sets(Wide, 1_000, i));

    [Fact]
    public Task A_hundred_sets_of_variables_with_two_conditions() =>
        ExpectAsync("100 sets of variables", Attack.Answered, i => Sets(Wide, 100, i));

    [Fact]
    public Task Ten_requests_of_a_hundred_sets_each() =>
        ExpectAsync(
            "10 × 100 sets of variables",
            Attack.BeyondLimit,
            i => $"[{Attack.Repeat(9, _ => Sets(Wide, 100, i) + ",")}{Sets(Wide, 100, i)}]"
        );

    [Fact]
    public Task A_hundred_sets_of_variables_of_a_wide_document_share_what_a_response_may_hold() =>
        ExpectAsync(
            "100 sets × lists in lists",
            Attack.BeyondLimit,
            i => Sets("query($n:Int$c:Boolean!){items{a:id@skip(if:$c) children(count:$n){id}}}", 100, i)
        );

    [Fact]
    public Task Sixty_combinations_of_conditions_of_a_wide_document()
    {
        var conditions = Attack.Repeat(6, c => $"$c{c}:Boolean!");
        var fields = Attack.Repeat(600, f => $"f{f % 40}:name@skip(if:$c{f % 6}) ");
        return ExpectAsync(
            "60 combinations of conditions",
            Attack.BeyondLimit,
            i =>
                Request(
                    $"query({conditions}){{item{{{fields}}}}}#{i}",
                    $"[{string.Join(',', Enumerable.Range(0, 60).Select(s => $"{{{string.Join(',', Enumerable.Range(0, 6).Select(c => $"\"c{c}\":{((s >> c & 1) == 1 ? "true" : "false")}"))}}}"))}]"
                )
        );
    }

    private async Task ExpectAsync(string name, string verdict, Func<int, string> body)
    {
        Answer answer = null!;
        var cost = await Cost.LeastAsync(
            EveryTransportTests.Bound,
            async i => answer = await _post.PostAsync(Encoding.UTF8.GetBytes(body(i + 100)))
        );
        CostTable.Add(name, "batch", answer.Sent, answer.Verdict, cost);
        Assert.Equal(verdict, answer.Verdict);
        Assert.True(cost.IsWithin(EveryTransportTests.Bound), cost.ToString());
    }

    private static string Batch(int count, Func<int, string> request) =>
        $"[{string.Join(',', Enumerable.Range(0, count).Select(request))}]";

    private static string Document(string document, int attempt, int position) =>
        Request($"{document}#{attempt}-{position}", "null");

    private static string Sets(string document, int count, int attempt) =>
        Request(
            $"{document}#{attempt}",
            $"[{string.Join(',', Enumerable.Range(0, count).Select(i => $"{{\"n\":{50 + i % 50},\"c\":{(i % 2 == 0 ? "true" : "false")}}}"))}]"
        );

    private static string Request(string document, string variables) =>
        $"{{\"query\":\"{document}\",\"variables\":{variables}}}";
}
