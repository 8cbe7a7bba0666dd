using Graph.Identity.Database;
using Microsoft.EntityFrameworkCore;

namespace Graph.Identity.Tests;

/// <summary>Contexts of a fixture's database.</summary>
internal sealed class ContextFactory(IdentityDatabaseFixture database) : IDbContextFactory<IdentityDbContext>
{
    public IdentityDbContext CreateDbContext() => database.Context();
}
