using Graph.Annotations;
using Graph.Common.Database;
using Graph.Common.Errors;
using Graph.Common.Events.Outbox;
using Graph.Common.Identity;
using Graph.Death.Follows;
using Graph.Events.Death;
using Npgsql;

namespace Graph.Death.Relations;

/// <summary>
/// Changes what is between the viewer and somebody else, one at a time between two people: locks it, lets a rule of
/// <see cref="RelationRules"/> decide, and saves what is different with its counters and events in the same transaction.
/// </summary>
internal sealed class RelationWriter(NpgsqlDataSource database, OutboxSignal outbox)
{
    /// <summary>The check on <c>follow_counts</c> that holds the limit when many follow at once.</summary>
    public const string LimitConstraint = "follow_counts_limit";

    /// <summary>The viewer follows a user, or asks to (<see cref="RelationRules.Follow"/>).</summary>
    public Task<FieldResult<Relationship>> Follow(Viewer viewer, Guid userId, CancellationToken cancellationToken) =>
        ChangeAsync(viewer, userId, "follow", RelationRules.Follow, cancellationToken);

    /// <summary>The viewer no longer follows a user, and no longer asks to.</summary>
    public Task<FieldResult<Relationship>> Unfollow(Viewer viewer, Guid userId, CancellationToken cancellationToken) =>
        ChangeAsync(viewer, userId, "unfollow", RelationRules.Unfollow, cancellationToken);

    /// <summary>The viewer lets somebody follow who has asked to, or does not.</summary>
    public Task<FieldResult<Relationship>> Answer(
        Viewer viewer,
        Guid userId,
        bool accept,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(viewer, userId, "answer", accept ? RelationRules.Accept : RelationRules.Decline, cancellationToken);

    /// <summary>A user no longer follows the viewer, and no longer asks to.</summary>
    public Task<FieldResult<Relationship>> RemoveFollower(
        Viewer viewer,
        Guid userId,
        CancellationToken cancellationToken
    ) => ChangeAsync(viewer, userId, "remove", RelationRules.RemoveFollower, cancellationToken);

    /// <summary>The viewer has nothing more to do with a user.</summary>
    public Task<FieldResult<Relationship>> Block(Viewer viewer, Guid userId, CancellationToken cancellationToken) =>
        ChangeAsync(viewer, userId, "block", RelationRules.Block, cancellationToken);

    /// <summary>The viewer no longer blocks a user.</summary>
    public Task<FieldResult<Relationship>> Unblock(Viewer viewer, Guid userId, CancellationToken cancellationToken) =>
        ChangeAsync(viewer, userId, "unblock", RelationRules.Unblock, cancellationToken);

    /// <summary>The viewer does not want to read a user.</summary>
    public Task<FieldResult<Relationship>> Mute(
        Viewer viewer,
        Guid userId,
        MuteTerms terms,
        CancellationToken cancellationToken
    ) => ChangeAsync(viewer, userId, "mute", now => RelationRules.Mute(now, terms), cancellationToken);

    /// <summary>The viewer reads a user again.</summary>
    public Task<FieldResult<Relationship>> Unmute(Viewer viewer, Guid userId, CancellationToken cancellationToken) =>
        ChangeAsync(viewer, userId, "unmute", RelationRules.Unmute, cancellationToken);

    /// <summary>Changes something on behalf of somebody.</summary>
    public async Task<FieldResult<Relationship>> ChangeAsync(
        Guid viewerId,
        Guid userId,
        Func<Relationship, FieldResult<Relationship>> rule,
        CancellationToken cancellationToken
    )
    {
        return await DatabaseRetry.RunAsync(
            (writer: this, viewerId, userId, rule),
            static (state, token) => state.writer.AttemptAsync(state.viewerId, state.userId, state.rule, token),
            cancellationToken
        );
    }

    /// <summary>Changes something for the viewer.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="userId">About whom.</param>
    /// <param name="verb">What for, in a word: "follow".</param>
    /// <param name="rule">What becomes of the two, or why not.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    /// <returns>
    /// What is between the two now, or the rule's errors, a <see cref="ValidationError"/> (oneself), a <see cref="FollowLimitError"/> or
    /// an <see cref="UnauthenticatedError"/> (nobody is signed in).
    /// </returns>
    private async Task<FieldResult<Relationship>> ChangeAsync(
        Viewer viewer,
        Guid userId,
        string verb,
        Func<Relationship, FieldResult<Relationship>> rule,
        CancellationToken cancellationToken
    )
    {
        if (!viewer.IsAuthenticated)
        {
            return new UnauthenticatedError($"Sign in to {verb} people.");
        }

        return viewer.Is(userId)
            ? new ValidationError($"You cannot {verb} yourself.", "NOT_YOURSELF", "input", "userId")
            : await ChangeAsync(viewer.UserId.Value, userId, rule, cancellationToken);
    }

    private async Task<FieldResult<Relationship>> AttemptAsync(
        Guid viewerId,
        Guid userId,
        Func<Relationship, FieldResult<Relationship>> rule,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var before = await RelationReader.LockAsync(connection, transaction, viewerId, userId, cancellationToken);
        var result = rule(before);
        if (
            result is not { IsSuccess: true, Value: { } after }
            || (after.Outgoing == before.Outgoing && after.Incoming == before.Incoming)
        )
        {
            return result;
        }

        try
        {
            await RelationSaving.SaveAsync(connection, transaction, before, after, cancellationToken);
        }
        catch (PostgresException e)
            when (e is { SqlState: PostgresErrorCodes.CheckViolation, ConstraintName: LimitConstraint })
        {
            return after.Outgoing.Follows && !before.Outgoing.Follows
                ? FollowLimitError.OfFollows(RelationRules.MaxFollowing)
                : FollowLimitError.OfFollower(RelationRules.MaxFollowing);
        }

        await transaction.CommitAsync(cancellationToken);
        outbox.Wake(viewerId);
        outbox.Wake(userId);
        outbox.Wake(RelationChanged.AggregateOf(viewerId, userId));
        outbox.Wake(RelationChanged.AggregateOf(userId, viewerId));
        return result;
    }
}
