using Graph.Annotations;
using Graph.Data.Tests.Library;
using Microsoft.EntityFrameworkCore;

namespace Graph.Data.Tests.Contexts;

[QueryType]
internal static class ContextQueries
{
    public static async Task<int> CountSlowly(
        LibraryDbContext database,
        Meeting meeting,
        CancellationToken cancellationToken
    )
    {
        await meeting.ArriveAsync(cancellationToken);
        return await database.Books.CountAsync(cancellationToken);
    }

    public static async Task<int> Fail(LibraryDbContext database, Meeting meeting, CancellationToken cancellationToken)
    {
        await meeting.ArriveAsync(cancellationToken);
        await database.Database.ExecuteSqlRawAsync("select 1 / 0", cancellationToken);
        return 0;
    }

    public static int FailAtOnce(LibraryDbContext database) =>
        throw new InvalidOperationException(database.ContextId.ToString());

    public static async Task<int> Sleep(LibraryDbContext database, Meeting meeting, CancellationToken cancellationToken)
    {
        await meeting.ArriveAsync(cancellationToken);
        return await database.Database.ExecuteSqlRawAsync("select pg_sleep(60)", cancellationToken);
    }

    public static async Task<IReadOnlyList<Author>> Writers(
        LibraryDbContext database,
        CancellationToken cancellationToken
    ) => await database.Authors.AsNoTracking().OrderBy(author => author.Name).ToListAsync(cancellationToken);
}

[ObjectType<Author>]
internal static class ContextAuthorFields
{
    public static async Task<int> BookCount(
        [Parent] Author author,
        LibraryDbContext database,
        Meeting meeting,
        CancellationToken cancellationToken
    )
    {
        await meeting.ArriveAsync(cancellationToken);
        return await database.Books.CountAsync(book => book.AuthorId == author.Id, cancellationToken);
    }
}
