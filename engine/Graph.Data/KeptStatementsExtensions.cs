using Graph.Data.Statements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Graph.Data;

/// <summary>Lets contexts keep the statements of their queries.</summary>
public static class KeptStatementsExtensions
{
    /// <summary>
    /// Queries that differ only in what they capture are recognised without being taken apart, and pages without being built: most
    /// of what a query costs above its SQL. Nothing else changes; what cannot be kept goes EF Core's own way.
    /// </summary>
    /// <param name="options">The options of the context, whose provider is Npgsql.</param>
    public static DbContextOptionsBuilder KeepStatements(this DbContextOptionsBuilder options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.ReplaceService<IAsyncQueryProvider, KeptQueryProvider>();
    }

    /// <inheritdoc cref="KeepStatements(DbContextOptionsBuilder)"/>
    public static DbContextOptionsBuilder<TContext> KeepStatements<TContext>(
        this DbContextOptionsBuilder<TContext> options
    )
        where TContext : DbContext
    {
        ((DbContextOptionsBuilder)options).KeepStatements();
        return options;
    }
}
