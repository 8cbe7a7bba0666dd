using Microsoft.EntityFrameworkCore;

namespace Graph.Data.Tests.Library;

public sealed class LibraryTests(LibraryDatabase library) : IClassFixture<LibraryDatabase>
{
    [Fact]
    public async Task A_library_has_its_books_and_counts_its_statements()
    {
        await using var context = library.NewContext();

        Assert.Equal(7, await context.Books.CountAsync());
        Assert.Contains("count(*)", library.Sql.Single, StringComparison.Ordinal);
    }
}
