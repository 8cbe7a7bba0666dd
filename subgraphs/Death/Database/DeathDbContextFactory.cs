using Graph.Common.Database;
using Microsoft.EntityFrameworkCore.Design;

namespace Graph.Death.Database;

/// <summary>For <c>dotnet ef</c>.</summary>
internal sealed class DeathDbContextFactory : IDesignTimeDbContextFactory<DeathDbContext>
{
    public DeathDbContext CreateDbContext(string[] args) => new(DesignTime.Options<DeathDbContext>());
}
