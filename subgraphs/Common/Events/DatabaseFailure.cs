using System.Net.Sockets;
using Graph.Common.Database;
using Npgsql;

namespace Graph.Common.Events;

/// <summary>Tells a database that is away from a statement that is wrong.</summary>
internal static class DatabaseFailure
{
    /// <summary>Whether the same work may succeed later, without anybody changing anything.</summary>
    public static bool IsTransient(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case PostgresException refused:
                    return refused.IsTransient
                        || refused.SqlState
                            is PostgresErrorCodes.AdminShutdown
                                or PostgresErrorCodes.CrashShutdown
                                or PostgresErrorCodes.QueryCanceled;
                case NpgsqlException or DatabaseUnavailableException or SocketException:
                    return true;
            }
        }

        return false;
    }
}
