using Graph.Common.Database;
using Microsoft.EntityFrameworkCore.Design;

namespace Graph.Identity.Database;

/// <summary>For <c>dotnet ef</c>.</summary>
internal sealed class IdentityDbContextFactory : IDesignTimeDbContextFactory<IdentityDbContext>
{
    public IdentityDbContext CreateDbContext(string[] args) => new(DesignTime.Options<IdentityDbContext>());
}
