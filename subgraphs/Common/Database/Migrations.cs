using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Graph.Common.Database;

/// <summary>Brings a service's database to the newest version of its model.</summary>
public static class Migrations
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(250);

    /// <summary>Creates the database if the server has none of that name, and applies the migrations that it lacks.</summary>
    /// <param name="service">The service's name, for messages.</param>
    /// <param name="context">The model.</param>
    /// <param name="patience">How long to wait for a server that is still starting.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="DatabaseUnavailableException">The server cannot be reached, or refuses.</exception>
    public static async Task MigrateAsync(
        string service,
        ServiceDbContext context,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                await context.Database.MigrateAsync(cancellationToken);
                return;
            }
            catch (Exception e) when (Find(e) is { } cause)
            {
                if (IsStarting(cause) && Stopwatch.GetElapsedTime(started) < patience)
                {
                    await Task.Delay(RetryDelay, cancellationToken);
                    continue;
                }

                throw new DatabaseUnavailableException(Describe(service, context, cause), e);
            }
        }
    }

    private static NpgsqlException? Find(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
        {
            if (e is NpgsqlException npgsql)
            {
                return npgsql;
            }
        }

        return null;
    }

    private static bool IsStarting(NpgsqlException e) =>
        e is PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow }
        || (e is not PostgresException && e.IsTransient);

    private static string Describe(string service, ServiceDbContext context, NpgsqlException e)
    {
        var settings = new NpgsqlConnectionStringBuilder(context.Database.GetConnectionString());
        var place = $"the database '{settings.Database}' at {settings.Host}:{settings.Port}";
        return e is PostgresException refused
            ? $"{service} cannot prepare {place}: {refused.MessageText} ({refused.SqlState})."
            : $"{service} cannot reach {place}: {(e.InnerException ?? e).Message.TrimEnd('.')}. Start PostgreSQL there, or set "
                + $"ConnectionStrings__{service} to where it runs.";
    }
}
