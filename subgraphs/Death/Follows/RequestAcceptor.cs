using Graph.Common.Subgraphs;
using Graph.Death.Relations;
using Npgsql;

namespace Graph.Death.Follows;

/// <summary>
/// Lets those follow who have asked an account that has become public meanwhile, one after the other, so that nobody waits long for
/// another one.
/// </summary>
/// <remarks>
/// What is left to do is in the database (<c>graph_users.is_opening</c>), so a service that was killed goes on where it was. Any number
/// of instances may do it at once: each request is answered between its two people, once.
/// </remarks>
internal sealed partial class RequestAcceptor(
    SubgraphOptions options,
    RelationWriter relations,
    IServiceProvider services,
    ILogger<RequestAcceptor> logger
) : BackgroundService
{
    private const int PageSize = 100;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private const string OpeningSql = "select id from graph_users where is_opening order by id limit $1";

    /// <summary>Only while it is public: who has become private again answers the rest.</summary>
    private const string WaitingSql = """
        select r.follower_id from follow_requests r
        where r.following_id = $1 and exists (select 1 from graph_users u where u.id = $1 and u.is_opening)
        order by r.created_at, r.follower_id
        limit $2
        """;

    private const string DoneSql = """
        update graph_users set is_opening = false
        where id = $1 and is_opening and not exists (select 1 from follow_requests r where r.following_id = $1)
        """;

    /// <summary>Accepts everything that is to be accepted.</summary>
    public async Task AcceptAllAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        while (await ReadAsync(database, OpeningSql, null, cancellationToken) is { Count: > 0 } opening)
        {
            foreach (var user in opening)
            {
                await AcceptAsync(database, user, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.ConnectionString is null)
        {
            return;
        }

        var database = services.GetRequiredService<NpgsqlDataSource>();
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await AcceptAllAsync(database, stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                // The next time will do; a database that is away is reported by whoever needs it.
                LogFailure(logger, e);
            }
        }
    }

    private async Task AcceptAsync(NpgsqlDataSource database, Guid user, CancellationToken cancellationToken)
    {
        while (await ReadAsync(database, WaitingSql, user, cancellationToken) is { Count: > 0 } waiting)
        {
            foreach (var follower in waiting)
            {
                var result = await relations.ChangeAsync(
                    user,
                    follower,
                    RelationRules.AcceptAsPublic,
                    cancellationToken
                );
                if (!result.IsSuccess)
                {
                    // They follow as many people as anybody may: nothing is left that they could wait for.
                    await relations.ChangeAsync(user, follower, RelationRules.Decline, cancellationToken);
                }
            }
        }

        await using var command = database.CreateCommand(DoneSql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = user });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<List<Guid>> ReadAsync(
        NpgsqlDataSource database,
        string sql,
        Guid? user,
        CancellationToken cancellationToken
    )
    {
        await using var command = database.CreateCommand(sql);
        if (user is { } id)
        {
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        }

        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = PageSize });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var ids = new List<Guid>();
        while (await reader.ReadAsync(cancellationToken))
        {
            ids.Add(reader.GetGuid(0));
        }

        return ids;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Requests to follow could not be accepted.")]
    private static partial void LogFailure(ILogger logger, Exception exception);
}
