using Graph.Execution.DataLoaders;
using Graph.Execution.Tests.Testing;

namespace Graph.Execution.Tests.DataLoaders;

/// <summary>What a loader remembers, for how long, and from how many threads.</summary>
public sealed class DataLoaderCacheTests
{
    private readonly People _people = new();

    [Fact]
    public async Task What_a_mutation_has_changed_is_read_anew()
    {
        // Before: led by P2. The mutation's own resolver reads 1, and so do both payloads after it.
        Assert.Equal(
            """
            {"data":{"a":{"person":{"name":"A","greeting":"Hello, A"}},"b":{"person":{"name":"B","greeting":"Hello, B"}}}}
            """.ReplaceLineEndings(""),
            await _people.Run(
                """
                mutation { a: renamePerson(input: { id: 1, name: "A" }) { person { name greeting } }
                           b: renamePerson(input: { id: 1, name: "B" }) { person { name greeting } } }
                """
            )
        );
        Assert.Equal(["people 1", "people 1", "people 1", "people 1"], _people.Calls);
    }

    [Fact]
    public async Task Each_event_of_a_subscription_loads_for_itself()
    {
        var subscription = await PeopleGraph
            .Executor()
            .ExecuteAsync(PeopleGraph.Request(_people, "subscription { personChanged { name } }", [null]), default);
        var responses = new List<string>();
        await foreach (var response in subscription.Subsequent!)
        {
            using (response)
            {
                responses.Add(TestGraph.Text(response));
            }

            _people.Rename(1, "Changed");
        }

        Assert.Equal(
            ["""{"data":{"personChanged":{"name":"P1"}}}""", """{"data":{"personChanged":{"name":"Changed"}}}"""],
            responses
        );
        Assert.Equal(["people 1", "people 1"], _people.Calls);
    }

    [Fact]
    public async Task Outside_of_a_request_a_load_begins_at_once()
    {
        _people.Latency = _ => Task.CompletedTask;
        var loader = new PersonByIdDataLoader(_people);
        Assert.True(loader.LoadAsync([2, 1, 2]).IsCompletedSuccessfully);
        Assert.Equal(new Person(1, "P1"), await loader.LoadAsync(1));
        Assert.Equal(["people 2,1"], _people.Calls);
    }

    [Fact]
    public async Task Between_the_passes_of_a_request_a_load_begins_without_waiting_for_one()
    {
        var loader = new DataLoaderScope(new DataLoaderOptions(), _people, default).GetDataLoader(
            _ => new PersonByIdDataLoader(_people)
        );
        Assert.Equal(new Person(1, "P1"), await loader.LoadAsync(1).AsTask().WaitAsync(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task A_value_that_is_known_is_not_loaded()
    {
        var loader = new PersonByIdDataLoader(_people);
        loader.SetCacheEntry(1, new Person(1, "Known"));
        loader.SetCacheEntry(2, null);
        Assert.Equal([new Person(1, "Known"), null], await loader.LoadAsync([1, 2]));
        Assert.Empty(_people.Calls);
    }

    [Fact]
    public async Task What_is_removed_is_loaded_again_even_if_it_failed()
    {
        var loader = new PersonByIdDataLoader(_people);
        await loader.LoadAsync([1, 2]);
        loader.RemoveCacheEntry(1);
        await loader.LoadAsync([1, 2]);
        loader.ClearCache();
        await loader.LoadAsync([1, 2]);
        Assert.Equal(["people 1,2", "people 1", "people 1,2"], _people.Calls);
    }

    [Fact]
    public async Task What_is_queued_stays_queued_once_when_everything_else_is_forgotten()
    {
        var scope = new DataLoaderScope(new DataLoaderOptions(), _people, default);
        var loader = scope.GetDataLoader(_ => new PersonByIdDataLoader(_people));
        scope.BeginPass();
        var before = loader.LoadAsync(1);
        scope.ClearCache();
        loader.RemoveCacheEntry(1);
        var after = loader.LoadAsync(1);
        Assert.Empty(_people.Calls);
        scope.EndPass();
        Assert.Same(await before, await after);
        Assert.Equal(["people 1"], _people.Calls);
    }

    [Fact]
    public async Task Passes_of_several_threads_that_overlap_end_in_one_batch()
    {
        var scope = new DataLoaderScope(new DataLoaderOptions(), _people, default);
        var loader = scope.GetDataLoader(_ => new PersonByIdDataLoader(_people));
        scope.BeginPass();
        scope.BeginPass();
        var first = loader.LoadAsync(1);
        scope.EndPass();
        Assert.Empty(_people.Calls);
        var second = loader.LoadAsync(2);
        scope.EndPass();
        await first;
        await second;
        Assert.Equal(["people 1,2"], _people.Calls);
    }

    [Fact]
    public async Task Any_number_of_threads_load_each_key_once()
    {
        var scope = new DataLoaderScope(new DataLoaderOptions { MaxBatchSize = 16 }, _people, default);
        var loader = scope.GetDataLoader(_ => new PersonByIdDataLoader(_people));
        var threads = new Task[8];
        for (var thread = 0; thread < threads.Length; thread++)
        {
            var random = new Random(thread);
            threads[thread] = Task.Run(async () =>
            {
                for (var i = 0; i < 300; i++)
                {
                    int[] keys = [random.Next(500), random.Next(500), random.Next(500)];
                    var isPass = random.Next(2) == 0;
                    if (isPass)
                    {
                        scope.BeginPass();
                    }

                    var loading = loader.LoadAsync(keys);
                    if (isPass)
                    {
                        scope.EndPass();
                    }

                    Assert.Equal(keys, (await loading).Select(person => person!.Id));
                }
            });
        }

        await Task.WhenAll(threads).WaitAsync(TimeSpan.FromSeconds(30));
        var loaded = _people.Calls.SelectMany(call => call["people ".Length..].Split(',')).ToList();
        Assert.Equal(loaded.Distinct().Count(), loaded.Count);
    }
}
