using Graph.Common.Events.Inbox;

namespace Graph.Common.Removal;

/// <summary>
/// Removes what a service holds of a person and that is more than rows of their own: what others see counted, or rows that hang on the
/// person's. It is asked batch by batch, in a transaction each, and again after a crash.
/// </summary>
public interface IPersonRemover
{
    /// <summary>The rows that are gone when it has nothing left: they are not looked for again.</summary>
    IReadOnlyCollection<Type> Tables { get; }

    /// <summary>Removes the next batch. Events that it publishes are committed with it.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="limit">How many rows at most.</param>
    /// <param name="scope">The transaction.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    Task<RemovalBatch> RemoveAsync(Guid userId, int limit, EventScope scope, CancellationToken cancellationToken);
}
