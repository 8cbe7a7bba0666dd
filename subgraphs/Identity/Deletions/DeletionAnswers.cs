using Graph.Common.Database;
using Graph.Common.Events.Inbox;
using Graph.Events.Identity;
using Npgsql;

namespace Graph.Identity.Deletions;

/// <summary>Hears how far services are with deletions. What comes twice changes nothing.</summary>
internal sealed class DeletionAnswers(IdentitySettings settings, DeletionSignal signal, TimeProvider time)
    : IEventConsumer<AccountPurged>
{
    // Of two services that answer at once, one comes second and sees the other.
    private const string LockSql = "select id from deletions where id = any($1) order by id for update";

    private const string StepSql = """
        update deletion_steps set
            done_round = case when $5 then greatest(done_round, $3) else done_round end,
            removed_first = case when $3 = 1 then greatest(removed_first, $4) else removed_first end,
            removed_second = case when $3 = 2 then greatest(removed_second, $4) else removed_second end
        where deletion_id = $1 and service = $2
        """;

    private const string AnsweredSql = """
        update deletions d set
            answered_at = $2,
            due_at = case when d.round = 1 then $3 else $2 end
        where d.id = any($1) and d.status = 'Running' and d.answered_at is null and not exists (
            select 1 from deletion_steps s where s.deletion_id = d.id and s.service <> 'identity' and s.done_round < d.round)
        """;

    /// <inheritdoc/>
    public async Task ConsumeAsync(
        IReadOnlyList<Event<AccountPurged>> events,
        EventScope scope,
        CancellationToken cancellationToken
    )
    {
        var now = Clock.Truncate(time.GetUtcNow());
        Guid[] ids = [.. events.Select(e => e.Data.DeletionId).Distinct()];
        await using var batch = new NpgsqlBatch(scope.Connection, scope.Transaction);
        var first = new NpgsqlBatchCommand(LockSql);
        first.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
        batch.BatchCommands.Add(first);
        foreach (var answer in events.Select(e => e.Data))
        {
            var step = new NpgsqlBatchCommand(StepSql);
            step.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = answer.DeletionId });
            step.Parameters.Add(new NpgsqlParameter<string> { TypedValue = answer.Service });
            step.Parameters.Add(new NpgsqlParameter<int> { TypedValue = answer.Round });
            step.Parameters.Add(new NpgsqlParameter<long> { TypedValue = answer.Removed });
            step.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = answer.Done });
            batch.BatchCommands.Add(step);
        }

        var answered = new NpgsqlBatchCommand(AnsweredSql);
        answered.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
        answered.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        answered.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now + settings.DeletionSettling });
        batch.BatchCommands.Add(answered);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        signal.Wake();
    }
}
