using System.Text;
using Graph.Execution.DataLoaders;
using Graph.Execution.Tests.Testing;

namespace Graph.Execution.Tests.DataLoaders;

/// <summary>What is asked for at the same time is one batch, and what is known is not asked for.</summary>
public sealed class DataLoaderTests
{
    private readonly People _people = new();

    [Fact]
    public async Task Forty_aliases_of_a_lookup_are_one_batch()
    {
        var document = new StringBuilder("{");
        for (var i = 1; i <= 40; i++)
        {
            document.Append($" a{i}: personById(id: {i}) {{ name }}");
        }

        var response = await _people.Run(document.Append(" }").ToString());

        Assert.StartsWith("""{"data":{"a1":{"name":"P1"},"a2":{"name":"P2"},""", response);
        Assert.EndsWith("""a40":{"name":"P40"}}}""", response);
        Assert.Equal([$"people {string.Join(",", Enumerable.Range(1, 40))}"], _people.Calls);
    }

    [Fact]
    public async Task The_same_key_in_different_branches_is_loaded_once()
    {
        Assert.Equal(
            """
            {"data":{"notes":[{"author":{"name":"P1"}},{"author":{"name":"P2"}},{"author":{"name":"P1"}}],
            "a":{"name":"P1"},"b":{"name":"P2"},"c":{"name":"P3"}}}
            """.ReplaceLineEndings(""),
            await _people.Run(
                """
                { notes(authors: [1, 2, 1]) { author { name } }
                  a: person(id: 1) { name } b: personById(id: 2) { name } c: person(id: 3) { name } }
                """
            )
        );
        Assert.Equal("people 1,2,3", Sorted(Assert.Single(_people.Calls)));
    }

    [Fact]
    public async Task What_the_loaded_ask_for_next_is_one_batch_again()
    {
        Assert.Equal(
            """
            {"data":{"notes":[{"author":{"lead":{"lead":{"name":"P3","hobbies":[]}}}},
            {"author":{"lead":{"lead":{"name":"P12","hobbies":["chess","hobby 12"]}}}}]}}
            """.ReplaceLineEndings(""),
            await _people.Run("{ notes(authors: [1, 10]) { author { lead { lead { name hobbies } } } } }")
        );
        Assert.Equal(["people 1,10", "people 2,11", "people 3,12", "hobbies 3,12"], _people.Calls);
    }

    [Fact]
    public async Task A_branch_that_comes_later_finds_what_others_have_loaded()
    {
        Assert.Equal(
            """{"data":{"a":{"name":"P1"},"b":{"name":"P1"},"c":{"name":"P2"}}}""",
            await _people.Run(
                "{ a: latePerson(id: 1) { name } b: person(id: 1) { name } c: latePerson(id: 2) { name } }"
            )
        );
        Assert.Equal(["people 1", "people 2"], _people.Calls);
    }

    [Fact]
    public async Task A_batch_that_asks_another_loader_is_one_batch_of_each()
    {
        Assert.Equal(
            """{"data":{"a":{"greeting":"Hello, P1"},"b":{"greeting":"Hello, P2"}}}""",
            await _people.Run("{ a: person(id: 1) { greeting } b: person(id: 2) { greeting } }")
        );
        Assert.Equal(["people 1,2"], _people.Calls);
    }

    [Fact]
    public async Task All_sets_of_variables_share_the_loaders()
    {
        // The sets differ below the root and in conditions, so they are executed in groups.
        var responses = await _people.RunAll(
            "query($id: Int!, $b: Boolean!) { personById(id: $id) { name } notes(authors: [9]) { author @include(if: $b) { id } } }",
            ["""{"id":1,"b":true}""", """{"id":2,"b":false}""", """{"id":3,"b":true}"""]
        );

        Assert.Equal(
            [
                """{"data":{"personById":{"name":"P1"},"notes":[{"author":{"id":9}}]}}""",
                """{"data":{"personById":{"name":"P2"},"notes":[{}]}}""",
                """{"data":{"personById":{"name":"P3"},"notes":[{"author":{"id":9}}]}}""",
            ],
            responses
        );
        Assert.Equal("people 1,2,3,9", Sorted(Assert.Single(_people.Calls)));
    }

    [Fact]
    public async Task Deferred_fragments_share_what_was_loaded_before_and_load_the_rest_together()
    {
        var request = PeopleGraph.Request(
            _people,
            "{ a: person(id: 1) { id ... @defer { lead { name } } } b: person(id: 4) { id ... @defer { lead { name age } } } "
                + "c: person(id: 3) { id ... @defer { lead { name } } } }",
            [null],
            IncrementalDeliveryFormat.IdBased
        );
        using var result = await Task.Run(async () => await PeopleGraph.Executor().ExecuteAsync(request, default));
        var responses = new List<string>();
        await Task.Run(async () =>
        {
            await foreach (var response in result.Subsequent!)
            {
                responses.Add(TestGraph.Text(response));
            }
        });

        Assert.Contains("""{"data":{"lead":{"name":"P5","age":25}},"id":"1"}""", string.Concat(responses));
        Assert.Equal(["people 1,4,3", "people 2,5", "ages 5"], _people.Calls);
    }

    [Fact]
    public async Task Requests_share_nothing()
    {
        var executor = PeopleGraph.Executor();
        for (var i = 0; i < 2; i++)
        {
            using var result = await executor.ExecuteAsync(
                PeopleGraph.Request(_people, "{ person(id: 1) { name } }", [null]),
                default
            );
            Assert.Equal("""{"data":{"person":{"name":"P1"}}}""", TestGraph.Text(result));
        }

        Assert.Equal(["people 1", "people 1"], _people.Calls);
    }

    [Fact]
    public async Task Batches_that_do_not_wait_are_collected_all_the_same()
    {
        _people.Latency = _ => Task.CompletedTask;
        Assert.Equal(
            """{"data":{"a":{"lead":{"age":22}},"b":{"lead":{"age":null}}}}""",
            await _people.Run("{ a: person(id: 1) { lead { age } } b: personById(id: 6) { lead { age } } }")
        );
        Assert.Equal(["people 1,6", "people 2,7", "ages 2,7"], _people.Calls);
    }

    [Fact]
    public async Task Any_number_of_loads_after_each_other_needs_no_deeper_stack()
    {
        _people.Latency = _ => Task.CompletedTask;
        Assert.Equal("""{"data":{"steps":49999}}""", await _people.Run("{ steps(count: 50000) }"));
    }

    [Fact]
    public async Task Keys_beyond_the_size_of_a_batch_make_another()
    {
        var options = new ExecutionOptions { DataLoaders = new DataLoaderOptions { MaxBatchSize = 3 } };
        await _people.Run("{ notes(authors: [1, 2, 3, 4, 5, 6, 7]) { author { age } } }", options);
        Assert.Equal(["people 1,2,3", "people 4,5,6", "people 7"], _people.Calls.Take(3));
        Assert.Equal(["ages 1,2,3", "ages 4,5,6", "ages 7"], _people.Calls.Skip(3));
    }

    [Fact]
    public async Task A_loader_may_want_smaller_batches()
    {
        _people.MaxBatchSize = 2;
        await _people.Run("{ notes(authors: [1, 2, 3]) { author { age } } }");
        Assert.Equal(["people 1,2", "people 3", "ages 1,2,3"], _people.Calls);
    }

    [Fact]
    public async Task What_nobody_waits_for_is_forgotten_when_the_memory_is_full()
    {
        var options = new ExecutionOptions { DataLoaders = new DataLoaderOptions { MaxCachedKeys = 2 } };
        await _people.Run("{ person(id: 1) { lead { lead { name } } } latePerson(id: 1) { name } }", options);
        Assert.All(_people.Calls, call => Assert.StartsWith("people ", call));

        _people.Calls.Clear();
        var scope = new DataLoaderScope(options.DataLoaders, _people, default);
        var loader = scope.GetDataLoader(_ => new PersonByIdDataLoader(_people));
        await loader.LoadAsync([1, 2]);
        await loader.LoadAsync(2);
        await loader.LoadAsync(3);
        await loader.LoadAsync(2);
        Assert.Equal(["people 1,2", "people 3", "people 2"], _people.Calls);
    }

    [Fact]
    public async Task Keys_that_are_waited_for_are_never_forgotten()
    {
        var options = new ExecutionOptions { DataLoaders = new DataLoaderOptions { MaxCachedKeys = 1 } };
        await _people.Run("{ notes(authors: [1, 2, 3, 4, 3, 2, 1]) { author { name } } }", options);
        Assert.Equal(["people 1,2,3,4"], _people.Calls);
    }

    private static string Sorted(string call)
    {
        var parts = call.Split(' ');
        return $"{parts[0]} {string.Join(",", parts[1].Split(',').Select(int.Parse).Order())}";
    }
}
