using Graph.Common.Database;
using Microsoft.EntityFrameworkCore.Design;

namespace Graph.War.Database;

/// <summary>For <c>dotnet ef</c>.</summary>
internal sealed class WarDbContextFactory : IDesignTimeDbContextFactory<WarDbContext>
{
    public WarDbContext CreateDbContext(string[] args) => new(DesignTime.Options<WarDbContext>());
}
