using Graph.Host;
using Graph.Host.Databases;
using Graph.Host.Services;
using Graph.Launcher.Output;
using Npgsql;

namespace Graph.Launcher.Commands;

/// <summary>Signs an access token for a person of the demo data, or for any other that War knows.</summary>
internal sealed class TokenCommand(Workspace workspace, IReadOnlyList<ServiceDefinition> services, Steps steps)
{
    private const string War = "War";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>Writes the token, alone on its line: <c>$(./graph token ada)</c> is the token.</summary>
    public async Task<int> RunAsync(string handle, CancellationToken cancellationToken)
    {
        var key = handle.Trim().TrimStart('@').ToLowerInvariant();
        await using var databases = await RunningDatabases.OpenAsync(workspace, services, _ => { }, cancellationToken);
        var database = services.First(service => service.Name == War).Database!;
        await WriteAsync(key, databases.ConnectionString(database), cancellationToken);
        return 0;
    }

    private async Task WriteAsync(string key, string connectionString, CancellationToken cancellationToken)
    {
        await using var war = NpgsqlDataSource.Create(connectionString);
        try
        {
            await using var find = war.CreateCommand("select id from profiles where handle_key = $1");
            find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
            if (await find.ExecuteScalarAsync(cancellationToken) is Guid id)
            {
                using var tokens = DevelopmentKey.Load(workspace);
                steps.Line(tokens.Mint(id, Lifetime));
                return;
            }

            var others = await SimilarAsync(war, key, cancellationToken);
            throw new Complaint(
                others.Length == 0
                    ? "Nobody is there yet: ./graph seed, or the first ./graph up, brings the demo data."
                    : $"Nobody has the handle {key}; there are, for example, {string.Join(", ", others)}."
            );
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            throw new Complaint("Nobody is there yet: the first ./graph up brings the demo data.");
        }
    }

    // Those whose handles sort around the one that was asked for: a typing error is seldom in the first letters.
    private static async Task<string[]> SimilarAsync(
        NpgsqlDataSource war,
        string key,
        CancellationToken cancellationToken
    )
    {
        await using var find = war.CreateCommand(
            """
            (select handle from profiles where handle_key >= $1 order by handle_key limit 4)
            union all
            (select handle from profiles where handle_key < $1 order by handle_key desc limit 4)
            """
        );
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
        var handles = new List<string>();
        await using var reader = await find.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            handles.Add(reader.GetString(0));
        }

        return [.. handles];
    }
}
