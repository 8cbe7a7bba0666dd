using Graph.Data.Tests.Library;
using Snapshooter;
using Snapshooter.Xunit;

namespace Graph.Data.Tests.Projections;

public sealed class ProjectionTests(LibraryDatabase library) : IClassFixture<LibraryDatabase>
{
    [Theory]
    [InlineData("columns", "{ books { title price } }")]
    [InlineData("object", "{ books { title author { name } } }")]
    [InlineData("nullable-object", "{ books { title translator { name } } }")]
    [InlineData("list", "{ books { title reviews { stars text } } }")]
    [InlineData("many-to-many", "{ books { tags { name } } }")]
    [InlineData("two-lists", "{ books { title tags { name } reviews { stars } } }")]
    [InlineData("nested", "{ authors { name books { title reviews { stars } } } }")]
    [InlineData("requires", "{ books { fullTitle } }")]
    [InlineData("requires-nothing", "{ books { shelf } }")]
    [InlineData("whole", "{ books { label } }")]
    [InlineData("typename", "{ books { __typename } }")]
    [InlineData("order", "{ books(order: [{ author: { name: DESC } }, { rating: ASC }]) { title } }")]
    [InlineData("filter", "{ books(where: { pages: { gt: 100 } }) { title } }")]
    [InlineData("aliases", "{ books { a: title b: title ...more } } fragment more on Book { pages }")]
    public async Task Only_what_is_selected_is_read(string name, string document)
    {
        library.Sql.Clear();

        var answer = await new LibraryGraph(library).AskAsync(document);

        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        Snapshot.Match(
            $"{document}\n\n{string.Join("\n\n", library.Sql.Statements)}\n\n{answer}",
            SnapshotNameExtension.Create(name)
        );
    }

    [Fact]
    public async Task A_cycle_of_objects_is_read_only_so_deep() =>
        Assert.Equal(
            "'Book.author' cannot be read with its list: it stands more than 3 levels below the list. Ask for it in a request of its own.",
            await new LibraryGraph(library).RefusalAsync(
                "{ authors { books { author { books { author { name } } } } } }"
            )
        );

    [Fact]
    public async Task Only_so_many_lists_are_read_with_a_list() =>
        Assert.Equal(
            "'Book.reviews' cannot be read with its list: more than 4 lists are selected below one list. Ask for it in a request of its own.",
            await new LibraryGraph(library).RefusalAsync(
                "{ books { author { books { tags { name } reviews { stars } } } tags { name } reviews { stars } } }"
            )
        );

    [Fact]
    public async Task A_list_that_is_too_long_is_refused_and_never_shortened()
    {
        await using (var context = library.NewContext())
        {
            context.AddRange(
                Enumerable
                    .Range(0, 101)
                    .Select(i => new Review
                    {
                        Id = 1_000 + i,
                        BookId = 7,
                        Stars = 1,
                        WrittenAt = Shelf.Day(0),
                    })
            );
            await context.SaveChangesAsync();
        }

        var graph = new LibraryGraph(library);
        var refused = await graph.AskAsync("{ books(where: { id: { eq: 7 } }) { reviews { id } } }");
        var others = await graph.AskAsync("{ books(where: { id: { neq: 7 } }) { reviews { id } } }");

        Assert.Equal(
            "'Book.reviews' has more than 100 items, which is more than is read at once. Ask for less of it.",
            refused.GetProperty("errors")[0].GetProperty("message").GetString()
        );
        Assert.False(others.TryGetProperty("errors", out _));
    }
}
