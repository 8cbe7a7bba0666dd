using System.Text.Json;
using Graph.Common.Events;
using Graph.Events.Death;

namespace Graph.Events.Tests;

/// <summary>What was written once is read for ever: every version of every contract has a sample that was committed with it.</summary>
public sealed class EventContractsTests
{
    private static readonly Guid One = Guid.Parse("0195f1d2-0000-8000-8000-000000000001");
    private static readonly Guid Two = Guid.Parse("0195f1d2-0000-8000-8000-000000000002");

    public static TheoryData<string, int> EveryContract()
    {
        var data = new TheoryData<string, int>();
        foreach (var record in EventContracts.Graph.Records)
        {
            foreach (var contract in EventContracts.Graph.AllOf(record))
            {
                data.Add(contract.Type, contract.Version);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryContract))]
    public void The_sample_of_a_contract_is_still_read(string type, int version)
    {
        var sample = Path.Combine(AppContext.BaseDirectory, "Samples", $"{type}.v{version}.json");
        Assert.True(
            File.Exists(sample),
            $"Commit what {type} v{version} looks like as Samples/{type}.v{version}.json."
        );

        var read = EventContracts.Graph.Read(Envelope(type, version, File.ReadAllText(sample)));

        Assert.Equal(read is RelationChanged ? RelationChanged.AggregateOf(One, Two) : One, read.AggregateId);
    }

    [Fact]
    public void A_relation_is_read_with_all_that_it_says()
    {
        var sample = File.ReadAllText(
            Path.Combine(AppContext.BaseDirectory, "Samples", "death.relation.changed.v1.json")
        );

        Assert.Equal(
            new RelationChanged(
                One,
                Two,
                Follows: true,
                Requests: false,
                Blocks: false,
                MutedUntil: new DateTimeOffset(2026, 12, 24, 18, 0, 0, TimeSpan.Zero),
                Mutes: true,
                Version: 7
            ),
            EventContracts.Graph.Read(Envelope("death.relation.changed", 1, sample))
        );
    }

    [Fact]
    public void Each_direction_between_two_people_is_an_aggregate_that_never_changes()
    {
        // Written down: an event of yesterday and one of today have to be in one order.
        Assert.Equal(Guid.Parse("07757374-2001-82ec-8692-192c330180d1"), RelationChanged.AggregateOf(One, Two));
        Assert.NotEqual(RelationChanged.AggregateOf(One, Two), RelationChanged.AggregateOf(Two, One));
        Assert.NotEqual(RelationChanged.AggregateOf(One, Two), RelationChanged.AggregateOf(One, One));
    }

    [Fact]
    public void Members_of_a_later_release_are_ignored()
    {
        var json =
            """{ "userId": "0195f1d2-0000-8000-8000-000000000001", "followers": 12, "following": 3, "more": [1] }""";

        Assert.Equal(
            new CountsChanged(One, 12, 3),
            EventContracts.Graph.Read(Envelope("death.counts.changed", 1, json))
        );
    }

    [Fact]
    public void A_count_that_is_missing_is_not_zero()
    {
        var json = """{ "userId": "0195f1d2-0000-8000-8000-000000000001", "following": 3 }""";

        Assert.Throws<UnreadableEventException>(() =>
            EventContracts.Graph.Read(Envelope("death.counts.changed", 1, json))
        );
    }

    [Fact]
    public void A_version_of_a_newer_service_is_refused_with_a_sentence()
    {
        var refused = Assert.Throws<UnreadableEventException>(() =>
            EventContracts.Graph.Read(Envelope("death.counts.changed", 2, "{}"))
        );

        Assert.Equal(
            "death.counts.changed came in version 2, which this service does not know: it was written by a newer service. "
                + "Bring this one up to date, then replay.",
            refused.Message
        );
    }

    [Fact]
    public void An_older_version_is_read_as_the_newest()
    {
        var contracts = new EventContracts(typeof(EventContractsTests).Assembly);

        var read = contracts.Read(
            Envelope(
                "test.person.named",
                1,
                """{ "id": "0195f1d2-0000-8000-8000-000000000001", "name": "Ada Lovelace" }"""
            )
        );

        Assert.Equal(new PersonNamed(One, "Ada", "Lovelace"), read);
    }

    [Fact]
    public void A_batch_is_read_as_it_was_written()
    {
        var written = Envelope("death.counts.changed", 1, """{"a":1}""") with
        {
            TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            TraceState = "congo=t61rcWkgMzE",
        };
        var json = EventJson.Write([written]);

        var read = Assert.Single(EventJson.ReadBatch(json));

        Assert.Contains("\"id\":\"event_", System.Text.Encoding.UTF8.GetString(json.Span), StringComparison.Ordinal);
        Assert.Equal(written with { Data = read.Data }, read);
        Assert.Equal("""{"a":1}""", read.Data.GetRawText());
    }

    private static EventEnvelope Envelope(string type, int version, string data) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Type = type,
            TypeVersion = version,
            AggregateId = One,
            Sequence = 7,
            OccurredAt = new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero),
            Data = JsonDocument.Parse(data).RootElement,
        };

    [EventContract("test.person.named", 1)]
    internal sealed record PersonNamedBefore(Guid Id, string Name) : IEarlierVersionOf<PersonNamed>
    {
        Guid IEvent.AggregateId => Id;

        public PersonNamed Upgrade() => new(Id, Name[..Name.IndexOf(' ')], Name[(Name.IndexOf(' ') + 1)..]);
    }

    [EventContract("test.person.named", 2)]
    internal sealed record PersonNamed(Guid Id, string First, string Last) : IEvent
    {
        Guid IEvent.AggregateId => Id;
    }
}
