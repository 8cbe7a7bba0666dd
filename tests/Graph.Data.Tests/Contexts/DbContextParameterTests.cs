using System.Text;
using Graph.Annotations;
using Graph.Data.Tests.Library;
using Graph.Execution;
using Graph.Types.Sdl;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Data.Tests.Contexts;

/// <summary>Each call of a resolver has a DbContext of its own, and gives it back whatever happens.</summary>
public sealed class DbContextParameterTests(LibraryDatabase library) : IClassFixture<LibraryDatabase>
{
    [Fact]
    public async Task Branches_that_run_at_the_same_time_have_different_contexts_which_all_go_back()
    {
        var pool = NewPool();
        await using var result = await Ask(pool, new Meeting(3), "{ a: countSlowly b: countSlowly c: countSlowly }");

        Assert.Equal("""{"data":{"a":7,"b":7,"c":7}}""", result.ToText());
        Assert.Equal(3, pool.Taken.Distinct().Count());
        await AssertAllReturned(pool, 3);
    }

    [Fact]
    public async Task Rows_that_run_at_the_same_time_have_different_contexts_which_all_go_back()
    {
        var pool = NewPool();
        await using var result = await Ask(pool, new Meeting(3), "{ writers { bookCount } }");

        Assert.Equal("""{"data":{"writers":[{"bookCount":3},{"bookCount":2},{"bookCount":2}]}}""", result.ToText());
        Assert.Equal(4, pool.Taken.Count);
        Assert.Equal(3, pool.Taken.Skip(1).Distinct().Count());
        await AssertAllReturned(pool, 3);
    }

    [Fact]
    public async Task Contexts_of_resolvers_that_fail_go_back()
    {
        var pool = NewPool();
        await using var result = await Ask(pool, new Meeting(2), "{ countSlowly fail failAtOnce }");

        Assert.Contains("\"errors\":[", result.ToText(), StringComparison.Ordinal);
        Assert.Equal(3, pool.Taken.Count);
        await AssertAllReturned(pool, 3);
    }

    [Fact]
    public async Task Contexts_of_requests_that_are_given_up_go_back()
    {
        var pool = NewPool();
        var meeting = new Meeting(2);
        using var client = new CancellationTokenSource();
        var asking = Ask(pool, meeting, "{ a: sleep b: sleep }", client.Token);
        await meeting.Complete.WaitAsync(TimeSpan.FromSeconds(30));
        await client.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await asking);
        await AssertAllReturned(pool, 2);
    }

    [Fact]
    public void A_context_that_nobody_registered_is_refused_with_a_sentence()
    {
        var exception = Assert.Throws<SchemaException>(() =>
            new AnnotatedSchemaBuilder()
                .UseNodeIds(new LibraryIds())
                .AddType(typeof(ContextQueries))
                .TreatAsService(type => type == typeof(Meeting))
                .Build()
        );

        Assert.Contains(
            "resolvers run at the same time, and a DbContext serves one at a time: give each call its own with "
                + "RegisterDbContextFactory<LibraryDbContext>() of Graph.Data on the schema builder.",
            exception.Message,
            StringComparison.Ordinal
        );
    }

    /// <summary>Whoever takes contexts now gets those that were taken then, and no others.</summary>
    private static async Task AssertAllReturned(ContextPool pool, int atMost)
    {
        await pool.AllReturnedAsync();
        var then = pool.Taken.ToHashSet();
        Assert.InRange(then.Count, 1, atMost);
        var now = Enumerable.Range(0, then.Count).Select(_ => pool.CreateDbContext()).ToHashSet();
        Assert.Equal(then, now);
        foreach (var context in now)
        {
            context.Dispose();
        }
    }

    private ContextPool NewPool() => new(new PooledDbContextFactory<LibraryDbContext>(library.Options, poolSize: 8));

    private static async Task<ExecutionResult> Ask(
        ContextPool pool,
        Meeting meeting,
        string document,
        CancellationToken cancellationToken = default
    )
    {
        var schema = new AnnotatedSchemaBuilder()
            .UseNodeIds(new LibraryIds())
            .AddType(typeof(ContextQueries))
            .AddType(typeof(ContextAuthorFields))
            .RegisterDbContextFactory<LibraryDbContext>()
            .Build();
        await using var services = new ServiceCollection()
            .AddSingleton<IDbContextFactory<LibraryDbContext>>(pool)
            .AddSingleton(meeting)
            .BuildServiceProvider();
        return await new RequestExecutor(schema).ExecuteAsync(
            new OperationRequest
            {
                Document = Encoding.UTF8.GetBytes(document),
                VariableSets = [default],
                Services = services,
            },
            cancellationToken
        );
    }
}
