using Graph.Common.Events.Inbox;
using Npgsql;

namespace Graph.Events.Bench;

/// <summary>A consumer that adds: only its inbox keeps an event from counting twice.</summary>
internal sealed class Effects : IEventConsumer<ThingHappened>
{
    private const string InsertSql = """
        insert into effects (event_id, thing, sequence, occurred_at)
        select e.id, e.thing, e.sequence, e.at
        from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::timestamptz[]) with ordinality
            as e(id, thing, sequence, at, number)
        order by e.number
        """;

    public async Task ConsumeAsync(
        IReadOnlyList<Event<ThingHappened>> events,
        EventScope scope,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(InsertSql, scope.Connection, scope.Transaction);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. events.Select(e => e.Envelope.Id)] });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. events.Select(e => e.Data.Thing)] });
        command.Parameters.Add(
            new NpgsqlParameter<long[]> { TypedValue = [.. events.Select(e => e.Envelope.Sequence)] }
        );
        command.Parameters.Add(
            new NpgsqlParameter<DateTimeOffset[]> { TypedValue = [.. events.Select(e => e.Envelope.OccurredAt)] }
        );
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
