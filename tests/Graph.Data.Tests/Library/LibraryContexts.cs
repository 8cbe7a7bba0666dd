using Microsoft.EntityFrameworkCore;

namespace Graph.Data.Tests.Library;

/// <summary>Makes the contexts of a library.</summary>
internal sealed class LibraryContexts(DbContextOptions<LibraryDbContext> options) : IDbContextFactory<LibraryDbContext>
{
    public LibraryDbContext CreateDbContext() => new(options);
}
