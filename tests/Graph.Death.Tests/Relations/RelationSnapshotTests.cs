using Graph.Common.Events.Rebuilding;
using Graph.Death.Relations;
using Graph.Events.Death;

namespace Graph.Death.Tests.Relations;

public sealed class RelationSnapshotTests(DeathDatabase death) : IClassFixture<DeathDatabase>
{
    [Fact]
    public async Task Everything_between_people_is_told_once_and_in_both_directions_on_pages_of_any_size()
    {
        var (ada, ben, eve) = (Person('a'), Person('b'), Person('e'));
        await death.Scalar<int>(
            $"""
            with f as (
                insert into followers values ('{ada}', '{ben}', now()), ('{ben}', '{ada}', now())
            ), r as (
                insert into follow_requests values ('{ada}', '{eve}', now())
            ), b as (
                insert into blocks values ('{eve}', '{ben}', now())
            ), m as (
                insert into mutes (muter_id, muted_id, until, reposts, created_at)
                values ('{ada}', '{ben}', '2030-01-02T03:04:05Z', true, now()), ('{ben}', '{eve}', null, false, now())
            ), v as (
                insert into relation_versions values ('{ada}', '{ben}', 7), ('{ben}', '{eve}', 3)
            )
            select 1
            """
        );
        var end = new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);
        RelationChanged[] expected =
        [
            new(ada, ben, Follows: true, Requests: false, Blocks: false, MutedUntil: end, Mutes: true, 7),
            // From before there were versions.
            new(ada, eve, Follows: false, Requests: true, Blocks: false, MutedUntil: null, Mutes: false, 0),
            new(ben, ada, Follows: true, Requests: false, Blocks: false, MutedUntil: null, Mutes: false, 7),
            new(ben, eve, Follows: false, Requests: false, Blocks: false, MutedUntil: null, Mutes: true, 3),
            new(eve, ben, Follows: false, Requests: false, Blocks: true, MutedUntil: null, Mutes: false, 3),
        ];

        foreach (var size in (int[])[1, 2, 3, 100])
        {
            Assert.Equal(expected, await ReadAsync(size));
        }
    }

    private async Task<List<RelationChanged>> ReadAsync(int size)
    {
        var snapshot = new RelationSnapshot();
        var all = new List<RelationChanged>();
        AggregateState? last = null;
        while (true)
        {
            var page = await snapshot.ReadAsync(death.Source, last, size, default);
            Assert.All(page, state => Assert.Equal(((RelationChanged)state.Event).Version, state.Sequence));
            all.AddRange(page.Select(state => (RelationChanged)state.Event));
            if (page.Count < size)
            {
                return all;
            }

            last = page[^1];
        }
    }

    private static Guid Person(char letter) => Guid.Parse($"{letter}195f1d2-0000-8000-8000-000000000001");
}
