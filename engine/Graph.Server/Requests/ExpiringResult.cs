using Graph.Execution;
using Graph.Types;
using Graph.Types.Serialization;

namespace Graph.Server;

/// <summary>A subscription that ends, with an error, when the identity that opened it expires.</summary>
internal sealed class ExpiringResult(ExecutionResult subscription, TimeSpan left, TimeProvider time)
    : ExecutionResult,
        IAsyncEnumerable<ExecutionResult>,
        IAsyncEnumerator<ExecutionResult>
{
    /// <summary>What a client is told whose token has expired.</summary>
    public static readonly GraphQLError Expired = new(
        "The access token has expired: sign in again, and send the new one with a new subscription or connection."
    )
    {
        Code = ErrorCodes.Unauthenticated,
    };

    // No timer is set further ahead; nobody's token lives so long.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(40);

    private readonly CancellationTokenSource _expired = new(left < Longest ? left : Longest, time);
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
        _ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _expired.Token);
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
        catch (OperationCanceledException) when (_expired.IsCancellationRequested && !_reader.IsCancellationRequested)
        {
            _isOver = true;
            Current = new RequestErrorResult(Expired) { EndsStream = true };
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
