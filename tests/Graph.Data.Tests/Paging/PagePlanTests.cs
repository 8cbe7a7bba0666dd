using Graph.Annotations.Pagination;
using Graph.Testing;

namespace Graph.Data.Tests.Paging;

/// <summary>The plans by which PostgreSQL really executes what pages are read by.</summary>
public sealed class PagePlanTests(NotesDatabase notes) : IClassFixture<NotesDatabase>
{
    [Fact]
    public async Task A_page_starts_at_its_cursor_in_the_index_of_the_order()
    {
        var (context, notices) = await notes.NewExplainingContext();
        await using (context)
        {
            var list = context.Notes.OrderByDescending(x => x.At);
            var cursor = (await list.ToPageAsync(new PagingArguments(10, null))).CreateCursor(9);
            foreach (
                var arguments in (PagingArguments[])[new(10, cursor), new(null, null, 5, cursor), new(null, cursor, 5)]
            )
            {
                notices.Clear();
                await list.ToPageAsync(arguments);

                QueryPlans.AssertUses(notices, "ix_notes_at_id");
                Assert.Matches(@"Index Cond: \(ROW\(at, id\) [<>] ROW\(", notices[0]);
                Assert.DoesNotContain("Sort", notices[0], StringComparison.Ordinal);
                Assert.DoesNotContain("Filter:", notices[0], StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Text_starts_at_its_cursor_in_the_collation_of_the_index()
    {
        var (context, notices) = await notes.NewExplainingContext();
        await using (context)
        {
            var list = context.Notes.OrderBy(x => x.Title);
            var cursor = (await list.ToPageAsync(new PagingArguments(10, null))).CreateCursor(9);
            notices.Clear();
            await list.ToPageAsync(new PagingArguments(10, cursor));

            QueryPlans.AssertUses(notices, "ix_notes_title_id");
            Assert.Matches(@"Index Cond: \(ROW\(\(?title\)?(::text)?, id\) > ROW\(", notices[0]);
        }
    }

    [Fact]
    public async Task Pages_of_many_lists_walk_the_index_of_each_from_its_cursor()
    {
        var (context, notices) = await notes.NewExplainingContext();
        await using (context)
        {
            var topics = NotesDatabase.Topics.ToArray();
            var lists = context.Notes.Where(x => topics.Contains(x.TopicId)).OrderByDescending(x => x.At);
            var first = await lists.ToBatchPageAsync(x => x.TopicId, new PagingArguments(3, null));
            QueryPlans.AssertUses(notices, "ix_notes_topic_id_at_id");

            notices.Clear();
            await lists.ToBatchPageAsync(x => x.TopicId, new PagingArguments(3, first[topics[0]].CreateCursor(2)));
            QueryPlans.AssertUses(notices, "ix_notes_topic_id_at_id");
            Assert.Matches(@"Index Cond: \(\(topic_id = .*\) AND \(ROW\(at, id\) < ROW\(", notices[0]);
        }
    }
}
