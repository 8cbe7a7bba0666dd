using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Graph.Data.Tests.Library;

/// <summary>The SQL that contexts execute, in order.</summary>
internal sealed class SqlLog : DbCommandInterceptor
{
    private readonly ConcurrentQueue<string> _statements = new();

    /// <summary>What was executed since the start or the last <see cref="Clear"/>.</summary>
    public IReadOnlyList<string> Statements => [.. _statements];

    /// <summary>The only statement.</summary>
    public string Single => Assert.Single(_statements);

    public void Clear() => _statements.Clear();

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    )
    {
        _statements.Enqueue(command.CommandText);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        _statements.Enqueue(command.CommandText);
        return new ValueTask<InterceptionResult<DbDataReader>>(result);
    }
}
