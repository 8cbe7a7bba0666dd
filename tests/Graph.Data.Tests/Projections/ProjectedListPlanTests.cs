using Graph.Data.Tests.Library;
using Graph.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Graph.Data.Tests.Projections;

public sealed class ProjectedListPlanTests(LibraryDatabase library) : IClassFixture<LibraryDatabase>
{
    [Fact]
    public async Task A_list_below_a_list_is_read_by_its_index_for_each_owner()
    {
        var notices = new List<string>();
        await using var connection = new NpgsqlConnection(QueryPlans.Explaining(library.Source.ConnectionString));
        connection.Notice += (_, notice) => notices.Add(notice.Notice.MessageText);
        await connection.OpenAsync();
        var options = new DbContextOptionsBuilder<LibraryDbContext>()
            .UseNpgsql(connection)
            .UseSnakeCaseNamingConvention()
            .Options;

        var answer = await new LibraryGraph(library, options).AskAsync(
            "{ books(where: { id: { in: [1, 3] } }) { reviews { stars } } }"
        );

        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        QueryPlans.AssertUses(notices, "pk_books", "ix_reviews_book_id");
    }
}
