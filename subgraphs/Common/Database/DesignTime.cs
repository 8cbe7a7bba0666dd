using Microsoft.EntityFrameworkCore;

namespace Graph.Common.Database;

/// <summary>The options with which <c>dotnet ef migrations add</c> reads a model; no server is contacted.</summary>
public static class DesignTime
{
    /// <summary>Options that name no real database.</summary>
    public static DbContextOptions<TContext> Options<TContext>()
        where TContext : ServiceDbContext =>
        (DbContextOptions<TContext>)
            new DbContextOptionsBuilder<TContext>().UseNpgsql("Host=localhost").UseServiceNames().Options;
}
