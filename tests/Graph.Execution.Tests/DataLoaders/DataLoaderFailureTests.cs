using Graph.Execution.DataLoaders;

namespace Graph.Execution.Tests.DataLoaders;

/// <summary>A failure costs the keys that have it, and a request that is over ends its batches.</summary>
public sealed class DataLoaderFailureTests
{
    private readonly People _people = new();

    [Fact]
    public async Task A_failed_batch_fails_its_keys_alone_each_with_its_path()
    {
        _people.MaxBatchSize = 2;
        Assert.Equal(
            """
            {"errors":[{"message":"No people today.","locations":[{"line":1,"column":41}],"path":["notes",2,"author"],
            "extensions":{"code":"NO_PEOPLE"}},{"message":"No people today.","locations":[{"line":1,"column":41}],
            "path":["notes",3,"author"],"extensions":{"code":"NO_PEOPLE"}}],"data":{"notes":[{"author":{"id":1}},
            {"author":{"id":2}},{"author":null},{"author":null},{"author":{"id":1}}]}}
            """.ReplaceLineEndings(""),
            await _people.Run("{ notes(authors: [1, 2, 666, 667, 1]) { author { id } } }")
        );
    }

    [Fact]
    public async Task A_lookup_fails_only_the_sets_whose_key_failed()
    {
        _people.MaxBatchSize = 1;
        Assert.Equal(
            [
                """{"data":{"personById":{"id":1}}}""",
                """
                {"errors":[{"message":"No people today.","locations":[{"line":1,"column":20}],"path":["personById"],
                "extensions":{"code":"NO_PEOPLE"}}],"data":{"personById":null}}
                """.ReplaceLineEndings(""),
            ],
            await _people.RunAll("query($id: Int!) { personById(id: $id) { id } }", ["""{"id":1}""", """{"id":666}"""])
        );
    }

    [Fact]
    public async Task A_key_may_fail_alone() =>
        Assert.Equal(
            """
            {"errors":[{"message":"13 is not greeted.","locations":[{"line":1,"column":38}],"path":["notes",1,"author","greeting"]}],
            "data":{"notes":[{"author":{"greeting":"Hello, P1"}},{"author":{"greeting":null}}]}}
            """.ReplaceLineEndings(""),
            await _people.Run("{ notes(authors: [1, 13]) { author { greeting } } }")
        );

    [Fact]
    public async Task What_failed_is_not_asked_for_again_and_fails_every_branch()
    {
        var response = await _people.Run(
            "{ a: person(id: 666) { id } b: latePerson(id: 666) { id } c: personById(id: 666) { id } }"
        );
        Assert.EndsWith("""data":{"a":null,"b":null,"c":null}}""", response);
        Assert.Equal(["people 666"], _people.Calls);
    }

    [Fact]
    public async Task What_is_not_there_is_null() =>
        Assert.Equal(
            """{"data":{"a":null,"b":null,"c":{"age":null,"hobbies":[]}}}""",
            await _people.Run(
                "{ a: person(id: 1001) { id } b: personById(id: 1002) { id } c: person(id: 7) { age hobbies } }"
            )
        );

    [Fact]
    public async Task A_column_of_the_wrong_length_is_said_with_the_name_of_the_loader()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await new TooShort().LoadAsync(1)
        );
        Assert.Equal(
            "TooShort was asked for 1 keys and gave 0. It must give one value per key, in the order of the keys; give null for "
                + "a key that has none.",
            failure.Message
        );
    }

    private sealed class TooShort : ColumnDataLoader<int, string>
    {
        protected override Task<IReadOnlyList<string?>> LoadColumnAsync(
            IReadOnlyList<int> keys,
            CancellationToken cancellationToken
        ) => Task.FromResult<IReadOnlyList<string?>>([]);
    }

    [Fact]
    public async Task A_client_that_goes_away_cancels_the_batch()
    {
        using var client = new CancellationTokenSource();
        var cancelled = new TaskCompletionSource();
        _people.Latency = async ct =>
        {
            ct.Register(cancelled.SetResult);
            await client.CancelAsync();
            await Task.Delay(Timeout.Infinite, ct);
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            _people.RunAll("{ person(id: 1) { id } }", [null], cancellationToken: client.Token)
        );
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_loader_that_ignores_its_token_cannot_hold_the_request()
    {
        _people.Latency = _ => new TaskCompletionSource().Task;
        Assert.Equal(
            """{"errors":[{"message":"The request was not finished within 0.05 s.","extensions":{"code":"TIMEOUT"}}]}""",
            await _people.Run(
                "{ personById(id: 1) { id } }",
                new ExecutionOptions { Timeout = TimeSpan.FromMilliseconds(50) }
            )
        );
    }

    [Fact]
    public async Task Whoever_stops_waiting_takes_nothing_from_the_others()
    {
        using var impatient = new CancellationTokenSource();
        var answer = new TaskCompletionSource();
        _people.Latency = _ => answer.Task;
        var loader = new PersonByIdDataLoader(_people);

        var given = loader.LoadAsync(1, impatient.Token);
        var patient = loader.LoadAsync(1);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await given);
        answer.SetResult();

        Assert.Equal(new Person(1, "P1"), await patient);
        Assert.Equal(["people 1"], _people.Calls);
    }

    [Fact]
    public async Task A_key_that_is_wrong_does_not_keep_those_before_it_waiting()
    {
        var loader = new DataLoaderScope(new DataLoaderOptions(), _people, default).GetDataLoader(_ => new Lengths());
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await loader.LoadAsync(["abc", null!]));
        Assert.Equal(3, await loader.LoadAsync("abc").AsTask().WaitAsync(TimeSpan.FromSeconds(5)));
    }

    private sealed class Lengths : ColumnDataLoader<string, int?>
    {
        protected override Task<IReadOnlyList<int?>> LoadColumnAsync(
            IReadOnlyList<string> keys,
            CancellationToken cancellationToken
        ) => Task.FromResult<IReadOnlyList<int?>>([.. keys.Select(key => (int?)key.Length)]);
    }
}
