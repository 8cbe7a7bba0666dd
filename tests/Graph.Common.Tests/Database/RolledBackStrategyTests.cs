using Graph.Common.Database;
using Graph.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Graph.Common.Tests.Database;

public sealed class RolledBackStrategyTests
{
    [Theory]
    [InlineData(PostgresErrorCodes.SerializationFailure)]
    [InlineData(PostgresErrorCodes.DeadlockDetected)]
    public async Task What_the_database_has_rolled_back_is_repeated_six_times(string state)
    {
        var (sent, error) = await Fail(state);

        Assert.Equal(6, sent);
        Assert.IsType<RetryLimitExceededException>(error);
    }

    [Theory]
    [InlineData(PostgresErrorCodes.AdminShutdown)]
    [InlineData(PostgresErrorCodes.ConnectionFailure)]
    [InlineData(PostgresErrorCodes.UniqueViolation)]
    public async Task What_may_have_happened_and_what_cannot_succeed_is_not_repeated(string state)
    {
        var (sent, error) = await Fail(state);

        Assert.Equal(1, sent);
        Assert.Equal(state, (error as PostgresException ?? error.InnerException as PostgresException)?.SqlState);
    }

    /// <summary>Lets the database fail a statement; how often it was sent, and what came of it.</summary>
    private static async Task<(int Sent, Exception Error)> Fail(string state)
    {
        var connectionString = await PostgresFixture.Shared.CreateDatabaseAsync("rolled_back", PrepareAsync);
        await using var source = NpgsqlDataSource.Create(connectionString);
        var options = new DbContextOptionsBuilder<Empty>();
        options.UseServiceDatabase(source);
        await using var context = new Empty(options.Options);

        var error = await Record.ExceptionAsync(() =>
            context.Database.SqlQuery<int>($"select fail({state}) as \"Value\"").ToListAsync()
        );
        // A sequence does not go back with its transaction.
        var sent = await context.Database.SqlQuery<long>($"select last_value as \"Value\" from sent").SingleAsync();
        return ((int)sent, error!);
    }

    private static async Task PrepareAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(
            """
            create sequence sent;
            create function fail(state text) returns int language plpgsql as $$
            begin
                perform nextval('sent');
                raise exception using errcode = state;
            end $$
            """
        );
        await command.ExecuteNonQueryAsync();
    }

    private sealed class Empty(DbContextOptions<Empty> options) : ServiceDbContext(options);
}
