using Microsoft.EntityFrameworkCore;

namespace Graph.Identity.Database;

/// <summary>Runs units of work, each in a transaction with a context of its own.</summary>
internal sealed class IdentityDatabase(IDbContextFactory<IdentityDbContext> contexts)
{
    private const int MaxAttempts = 3;

    /// <summary>A context for reading.</summary>
    public Task<IdentityDbContext> OpenAsync(CancellationToken cancellationToken) =>
        contexts.CreateDbContextAsync(cancellationToken);

    /// <summary>
    /// Runs the work and commits it. It is run again, with a fresh context, when the database has rolled it back or when somebody
    /// else was faster with something that may be there only once: it finds that then.
    /// </summary>
    public async Task<T> TransactAsync<T>(
        Func<IdentityDbContext, CancellationToken, Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var first = await contexts.CreateDbContextAsync(cancellationToken);
                return await first
                    .Database.CreateExecutionStrategy()
                    .ExecuteAsync(
                        async token =>
                        {
                            await using var context = await contexts.CreateDbContextAsync(token);
                            await using var transaction = await context.Database.BeginTransactionAsync(token);
                            var result = await work(context, token);
                            await context.SaveChangesAsync(token);
                            await transaction.CommitAsync(token);
                            return result;
                        },
                        cancellationToken
                    );
            }
            catch (DbUpdateException e) when (WasOvertaken(e) && attempt < MaxAttempts)
            {
                // Somebody has committed in between what the work had looked for in vain.
            }
        }
    }

    private static bool WasOvertaken(DbUpdateException e) =>
        e is DbUpdateConcurrencyException
        || e.InnerException is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.UniqueViolation };
}
