using Graph.Execution;
using Graph.Types;
using Graph.Types.Serialization;

namespace Graph.Server;

/// <summary>A subscription that ends, with an error, when the identity that opened it expires or is withdrawn.</summary>
/// <param name="subscription">The subscription.</param>
/// <param name="left">After how long the identity expires; null for never.</param>
/// <param name="time">The clock.</param>
/// <param name="withdrawn">Cancelled when the identity is withdrawn.</param>
internal sealed class ExpiringResult(
    ExecutionResult subscription,
    TimeSpan? left,
    TimeProvider time,
    CancellationToken withdrawn
) : ExecutionResult, IAsyncEnumerable<ExecutionResult>, IAsyncEnumerator<ExecutionResult>
{
    /// <summary>What a client is told whose token has expired.</summary>
    public static readonly GraphQLError Expired = new(
        "The access token has expired: sign in again, and send the new one with a new subscription or connection."
    )
    {
        Code = ErrorCodes.Unauthenticated,
    };

    /// <summary>What a client is told whose session has ended.</summary>
    public static readonly GraphQLError Withdrawn = new(
        "The session has ended: sign in again, and send the new access token with a new subscription or connection."
    )
    {
        Code = ErrorCodes.Unauthenticated,
    };

    // No timer is set further ahead; nobody's token lives so long.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(40);

    private readonly CancellationTokenSource _expired = new(left is { } end && end < Longest ? end : Longest, time);
    private CancellationTokenSource? _ended;
    private CancellationToken _reader;
    private IAsyncEnumerator<ExecutionResult>? _responses;
    private bool _isOver;

    public override int Count => subscription.Count;

    public override bool IsRequestError => subscription.IsRequestError;

    public override IAsyncEnumerable<ExecutionResult> Subsequent => this;

    public override bool HasNext => subscription.HasNext;

    public ExecutionResult Current { get; private set; } = null!;

    public override void WriteMembers(JsonWriter writer, int index) => subscription.WriteMembers(writer, index);

    public IAsyncEnumerator<ExecutionResult> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        _reader = cancellationToken;
        _ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _expired.Token, withdrawn);
        _responses = subscription.Subsequent!.GetAsyncEnumerator(_ended.Token);
        return this;
    }

    public async ValueTask<bool> MoveNextAsync()
    {
        if (_isOver)
        {
            return false;
        }

        try
        {
            _isOver = !await _responses!.MoveNextAsync();
            Current = _isOver ? null! : _responses.Current;
            return !_isOver;
        }
        catch (OperationCanceledException)
            when ((_expired.IsCancellationRequested || withdrawn.IsCancellationRequested)
                && !_reader.IsCancellationRequested
            )
        {
            _isOver = true;
            Current = new RequestErrorResult(withdrawn.IsCancellationRequested ? Withdrawn : Expired)
            {
                EndsStream = true,
            };
            return true;
        }
    }

    public override void Dispose() => _ = DisposeAsync().AsTask();

    public override async ValueTask DisposeAsync()
    {
        if (_responses is not null)
        {
            await _responses.DisposeAsync();
        }

        await subscription.DisposeAsync();
        _ended?.Dispose();
        _expired.Dispose();
        base.Dispose();
    }
}
