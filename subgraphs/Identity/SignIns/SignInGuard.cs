using System.Security.Cryptography;
using System.Text;
using Graph.Common.Database;
using Npgsql;

namespace Graph.Identity.SignIns;

/// <summary>
/// Counts attempts to sign in with an address before they are made, so that many at once are no way around it, and refuses those after the
/// fifth that failed. It knows nothing of accounts: what it says of an address without one is the same.
/// </summary>
internal sealed class SignInGuard(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>How many attempts may fail.</summary>
    public const int MaxFailures = 5;

    /// <summary>How long an address is locked then, and after how long without an attempt failures are forgotten.</summary>
    public static readonly TimeSpan LockTime = TimeSpan.FromMinutes(15);

    private const string BeginSql = """
        insert into sign_in_failures as f (address_hash, failures, last_at) values ($1, 1, $2)
        on conflict (address_hash) do update set
            failures = case
                when f.locked_until > $2 then f.failures
                when f.last_at < $3 or f.locked_until <= $2 then 1
                else f.failures + 1 end,
            locked_until = case
                when f.locked_until > $2 then f.locked_until
                when f.last_at < $3 or f.locked_until <= $2 then null
                when f.failures >= $5 then $4
                else null end,
            last_at = case when f.locked_until > $2 then f.last_at else $2 end
        returning f.locked_until
        """;

    /// <summary>Begins an attempt, which counts as failed until <see cref="SucceededAsync"/>.</summary>
    /// <returns>How long to wait; null if it may be made.</returns>
    public async Task<TimeSpan?> BeginAsync(string addressKey, CancellationToken cancellationToken)
    {
        var now = Clock.Truncate(time.GetUtcNow());
        var until = await DatabaseRetry.RunAsync(
            (database, hash: HashOf(addressKey), now),
            static async (state, token) =>
            {
                await using var command = state.database.CreateCommand(BeginSql);
                command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = state.hash });
                command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = state.now });
                command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = state.now - LockTime });
                command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = state.now + LockTime });
                command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = MaxFailures });
                await using var reader = await command.ExecuteReaderAsync(token);
                await reader.ReadAsync(token);
                return reader.IsDBNull(0) ? (DateTimeOffset?)null : reader.GetFieldValue<DateTimeOffset>(0);
            },
            cancellationToken
        );
        return until > now ? until - now : null;
    }

    /// <summary>The attempt has succeeded, and those before it are forgotten.</summary>
    public async Task SucceededAsync(string addressKey, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("delete from sign_in_failures where address_hash = $1");
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = HashOf(addressKey) });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static byte[] HashOf(string addressKey) => SHA256.HashData(Encoding.UTF8.GetBytes(addressKey));
}
