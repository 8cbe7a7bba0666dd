using System.Globalization;
using System.Text.Json;
using Graph.Fusion.Schemas;
using Graph.Fusion.Sources;
using Graph.Fusion.Tests.Testing;
using Graph.Testing.Time;

namespace Graph.Fusion.Tests.Execution.Fetching;

/// <summary>Whatever a source makes of batches, every entity gets its answer, and nobody asks again what it refused.</summary>
public sealed class BatchingTests : IAsyncLifetime
{
    private const string Roots =
        "type Query { items: [Item] others: [Item] } type Item @key(fields: \"id\") { id: ID! }";

    private ScriptedSource _roots = null!;
    private ScriptedSource _items = null!;
    private BatchingHabit _habit;
    private string[] _ids = ["1", "2", "3", "4", "5"];

    public async Task InitializeAsync()
    {
        _roots = await ScriptedSource.StartAsync("roots", Roots);
        _items = await ScriptedSource.StartAsync("items", BatchingHabits.Sdl);
        _roots.Respond = (context, _) =>
            ScriptedSource.Write(
                context,
                "{\"data\":{\"items\":[" + Items(_ids) + "],\"others\":[" + Items(["8", "9"]) + "]}}"
            );
        _items.Respond = (context, body) => BatchingHabits.Answer(context, body, _habit);
    }

    public async Task DisposeAsync()
    {
        await _roots.DisposeAsync();
        await _items.DisposeAsync();
    }

    private static string Items(string[] ids) => string.Join(',', ids.Select(id => "{\"id\":\"" + id + "\"}"));

    private static async Task<string> Names(TestGateway gateway)
    {
        using var response = JsonDocument.Parse(await gateway.ExecuteAsync("{ items { name } }"));
        var errors = response.RootElement.TryGetProperty("errors", out var told)
            ? told.EnumerateArray()
                .Select(error => error.GetProperty("path").GetRawText() + " " + error.GetProperty("message"))
            : [];
        return string.Join(
            " | ",
            response
                .RootElement.GetProperty("data")
                .GetProperty("items")
                .EnumerateArray()
                .Select(item => item.GetProperty("name").GetString() ?? "null")
                .Concat(errors)
        );
    }

    [Theory]
    [InlineData(BatchingHabit.LinesOutOfOrder)]
    [InlineData(BatchingHabit.List)]
    [InlineData(BatchingHabit.VariablesOnly)]
    [InlineData(BatchingHabit.EventStream)]
    [InlineData(BatchingHabit.ErrorsWithoutData)]
    [InlineData(BatchingHabit.BadRequestPage)]
    [InlineData(BatchingHabit.UnsupportedMediaType)]
    [InlineData(BatchingHabit.EmptyServerError)]
    internal async Task No_habit_fails_a_request(BatchingHabit habit)
    {
        _habit = habit;
        using var gateway = new TestGateway([_roots, _items]);

        Assert.Equal("name of 1 | name of 2 | name of 3 | name of 4 | name of 5", await Names(gateway));
        Assert.Equal(
            """{"data":{"items":[{"name":"name of 1"},{"name":"name of 2"}],"others":[{"twin":"twin of 8"},{"twin":"twin of 9"}]}}""",
            await AskBoth(gateway)
        );
    }

    private Task<string> AskBoth(TestGateway gateway)
    {
        _ids = ["1", "2"];
        return gateway.ExecuteAsync("{ items { name } others { twin(x: 1) } }");
    }

    [Theory]
    [InlineData(BatchingHabit.ErrorsWithoutData)]
    [InlineData(BatchingHabit.BadRequestPage)]
    [InlineData(BatchingHabit.UnsupportedMediaType)]
    [InlineData(BatchingHabit.EmptyServerError)]
    internal async Task What_a_source_refused_is_not_tried_again_for_ten_minutes_and_then_once(BatchingHabit habit)
    {
        _habit = habit;
        var time = new ManualTime();
        using var gateway = new TestGateway([_roots, _items], new SourceOptions { Time = time });

        await Names(gateway);
        Assert.Equal(1 + 5, _items.Requests.Count);
        await Names(gateway);
        Assert.Equal(1 + 5 + 5, _items.Requests.Count);
        time.Advance(TimeSpan.FromMinutes(11));
        await Names(gateway);
        Assert.Equal(1 + 5 + 5 + 1 + 5, _items.Requests.Count);
    }

    [Fact]
    public async Task A_source_that_learns_batching_is_found_out_to_have_learned_it()
    {
        _habit = BatchingHabit.EmptyServerError;
        var time = new ManualTime();
        using var gateway = new TestGateway([_roots, _items], new SourceOptions { Time = time });
        await Names(gateway);

        _habit = BatchingHabit.LinesOutOfOrder;
        time.Advance(TimeSpan.FromMinutes(11));
        await Names(gateway);
        await Names(gateway);

        Assert.Equal(1 + 5 + 1 + 1, _items.Requests.Count);
    }

    [Theory]
    [InlineData(false, 5)]
    [InlineData(null, 6)]
    public async Task What_a_source_declares_is_not_tried(bool? declared, int requests)
    {
        await _items.DisposeAsync();
        _items = await ScriptedSource.StartAsync(
            "items",
            BatchingHabits.Sdl,
            new SourceSchemaSettings { VariableBatching = declared }
        );
        _items.Respond = (context, body) => BatchingHabits.Answer(context, body, BatchingHabit.BadRequestPage);
        using var gateway = new TestGateway([_roots, _items]);

        await Names(gateway);

        Assert.Equal(requests, _items.Requests.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_bad_set_of_variables_does_not_fail_the_good_ones(bool isKnownToBatch)
    {
        _habit = BatchingHabit.LinesOutOfOrder;
        using var gateway = new TestGateway([_roots, _items]);
        if (isKnownToBatch)
        {
            await Names(gateway);
        }

        _ids = ["1", "2", "bad", "4", "5"];

        Assert.Equal(
            """name of 1 | name of 2 | null | name of 4 | name of 5 | ["items",2,"name"] a variable is no good""",
            await Names(gateway)
        );

        // The batch was not to blame.
        _ids = ["1", "2", "3"];
        var before = _items.Requests.Count;
        await Names(gateway);
        Assert.Equal(before + 1, _items.Requests.Count);
    }

    [Fact]
    public async Task The_bad_ones_among_many_are_found_by_halving()
    {
        using var gateway = new TestGateway([_roots, _items]);
        await Names(gateway);
        _ids = [.. Enumerable.Range(0, 200).Select(i => i == 77 ? "bad" : i.ToString(CultureInfo.InvariantCulture))];
        var before = _items.Requests.Count;

        var names = await Names(gateway);

        Assert.EndsWith("""["items",77,"name"] a variable is no good""", names, StringComparison.Ordinal);
        Assert.Equal(199, names.Split("name of").Length - 1);
        Assert.InRange(_items.Requests.Count - before, 3, 20);
    }

    [Fact]
    public async Task What_refuses_everything_is_not_asked_for_every_row()
    {
        using var gateway = new TestGateway([_roots, _items]);
        _items.Respond = (context, _) => ScriptedSource.Write(context, """{"errors":[{"message":"who are you?"}]}""");

        var names = await Names(gateway);

        Assert.Equal(5, names.Split("who are you?").Length - 1);
        Assert.Equal(3, _items.Requests.Count);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task A_status_that_is_not_about_the_batch_is_final(int status)
    {
        using var gateway = new TestGateway([_roots, _items]);
        _items.Respond = (context, _) => ScriptedSource.Write(context, "", status, "text/plain");

        Assert.Contains($"answered with HTTP {status}", await Names(gateway), StringComparison.Ordinal);
        Assert.Single(_items.Requests);
    }

    [Fact]
    public async Task Only_some_lines_are_an_answer_to_only_some_rows()
    {
        using var gateway = new TestGateway([_roots, _items]);
        _items.Respond = (context, _) =>
            ScriptedSource.Write(
                context,
                """
                {"variableIndex":3,"data":{"item":{"name":"d"}}}
                {"variableIndex":1,"data":{"item":{"name":"b"}}}
                """,
                200,
                "application/jsonl"
            );

        var names = await Names(gateway);

        Assert.StartsWith("null | b | null | d | null | ", names, StringComparison.Ordinal);
        Assert.Equal(3, names.Split("left a part of the request without an answer").Length - 1);
    }

    [Fact]
    public async Task Nothing_but_what_the_gateway_reads_is_asked_for()
    {
        using var gateway = new TestGateway([_roots, _items]);
        await Names(gateway);

        foreach (var source in (ScriptedSource[])[_roots, _items])
        {
            var accept = source.LastHeaders.Accept.ToString();
            Assert.DoesNotContain("multipart", accept, StringComparison.Ordinal);
            Assert.DoesNotContain("*/*", accept, StringComparison.Ordinal);
        }

        Assert.StartsWith("application/jsonl", _items.LastHeaders.Accept.ToString(), StringComparison.Ordinal);
    }
}
