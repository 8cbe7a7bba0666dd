using Graph.Common.Identity;
using Graph.Language;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace Graph.Common.Database;

/// <summary>
/// Decides which requests read from the service's standby: queries, while it is hardly behind, of people who have not written a
/// moment ago. Mutations, subscriptions and everything that is not a request stay with the database itself.
/// </summary>
public sealed class ReplicaReads : IAsyncDisposable
{
    private readonly IHttpContextAccessor _requests;
    private readonly ReplicaLag _lag;
    private readonly RecentWriters _writers;

    internal ReplicaReads(NpgsqlDataSource source, IHttpContextAccessor requests, ReplicaLag lag, RecentWriters writers)
    {
        Source = source;
        _requests = requests;
        _lag = lag;
        _writers = writers;
    }

    /// <summary>The standby's connections.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>Whether the request that this code runs for reads from the standby.</summary>
    public bool IsChosen =>
        _lag.IsSmall && _requests.HttpContext?.Features.Get<RequestReads>() is { MayBeBehind: true };

    /// <summary>Makes a request one that can be allowed to read from the standby.</summary>
    internal static void Prepare(HttpContext request) => request.Features.Set(new RequestReads());

    /// <summary>Takes note of what the request is, before any of its resolvers runs.</summary>
    internal void Begin(OperationType operation)
    {
        if (_requests.HttpContext is not { } request || request.Features.Get<RequestReads>() is not { } reads)
        {
            return;
        }

        var viewer = request.Features.Get<Viewer>()?.UserId;
        if (operation == OperationType.Mutation && viewer is { } writer)
        {
            _writers.Add(writer);
        }

        if (operation == OperationType.Query && !(viewer is { } reader && _writers.Contains(reader)))
        {
            reads.Allow();
        }
        else
        {
            reads.Forbid();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Source.DisposeAsync();

    /// <summary>What one HTTP request may do: a batch with a mutation, or a socket, is one.</summary>
    private sealed class RequestReads
    {
        private volatile int _state;

        public bool MayBeBehind => _state == 1;

        // A mutation beside the query has the last word, whichever of the two begins first.
        public void Allow() => Interlocked.CompareExchange(ref _state, 1, 0);

        public void Forbid() => _state = 2;
    }
}
