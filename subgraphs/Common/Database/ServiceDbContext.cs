using Microsoft.EntityFrameworkCore;

namespace Graph.Common.Database;

/// <summary>
/// The model of one service's database: the source of its migrations. Hot paths are SQL in the stores; the context
/// serves what is simpler with it.
/// </summary>
public abstract class ServiceDbContext : DbContext
{
    /// <summary>A context of the pool.</summary>
    protected ServiceDbContext(DbContextOptions options)
        : base(options) { }
}
