using Graph.Common.Database;
using Microsoft.EntityFrameworkCore.Design;

namespace Graph.Fury.Database;

/// <summary>For <c>dotnet ef</c>.</summary>
internal sealed class FuryDbContextFactory : IDesignTimeDbContextFactory<FuryDbContext>
{
    public FuryDbContext CreateDbContext(string[] args) => new(DesignTime.Options<FuryDbContext>());
}
