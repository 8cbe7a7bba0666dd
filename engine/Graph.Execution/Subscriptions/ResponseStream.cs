using Graph.Execution.Operations;
using Graph.Types.Serialization;

namespace Graph.Execution.Subscriptions;

/// <summary>A subscription that has begun: its responses follow, one for each event of its source. Read once.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#MapSourceToResponseEvent()"/></remarks>
internal sealed class ResponseStream(
    SourceEventStream source,
    CompiledField field,
    IAsyncEnumerator<object?> events,
    CancellationTokenSource ended
) : ExecutionResult, IAsyncEnumerable<ExecutionResult>, IAsyncEnumerator<ExecutionResult>
{
    private static readonly TimeSpan FarewellTime = TimeSpan.FromSeconds(5);
    private readonly CancellationToken _ended = ended.Token;
    private CancellationTokenRegistration _registration;
    private Task<bool>? _moving;
    private bool _isOver;
    private int _disposed;

    public override int Count => 0;

    public override bool IsRequestError => false;

    public override IAsyncEnumerable<ExecutionResult> Subsequent => this;

    public override bool HasNext => true;

    public ExecutionResult Current { get; private set; } = null!;

    public override void WriteMembers(JsonWriter writer, int index) =>
        throw new ArgumentOutOfRangeException(nameof(index), "All responses of a subscription follow.");

    public IAsyncEnumerator<ExecutionResult> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        _registration = cancellationToken.UnsafeRegister(static stream => ((ResponseStream)stream!).End(), this);
        return this;
    }

    public async ValueTask<bool> MoveNextAsync()
    {
        _ended.ThrowIfCancellationRequested();
        if (_isOver)
        {
            return false;
        }

        try
        {
            // A source that does not look at its token is left behind.
            _moving = events.MoveNextAsync().AsTask();
            _isOver = !await _moving.WaitAsync(_ended).ConfigureAwait(false);
        }
        catch (Exception) when (_ended.IsCancellationRequested)
        {
            throw new OperationCanceledException(_ended);
        }
        catch (Exception exception)
        {
            _isOver = true;
            Current = new RequestErrorResult(source.Report(field, exception)) { EndsStream = true };
            return true;
        }

        if (_isOver)
        {
            return false;
        }

        Current = await source.ExecuteAsync(events.Current, _ended).ConfigureAwait(false);
        return true;
    }

    public override void Dispose()
    {
        _ = DisposeAsync().AsTask();
        base.Dispose();
    }

    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _registration.DisposeAsync().ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);
        try
        {
            await CloseAsync().WaitAsync(FarewellTime).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The source does not look at its token: it is disposed whenever it comes to an end.
        }

        ended.Dispose();
    }

    private async Task CloseAsync()
    {
        try
        {
            if (_moving is not null)
            {
                await ((Task)_moving).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await events.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            source.Diagnose(field, exception);
        }
    }

    private void End()
    {
        if (Volatile.Read(ref _disposed) == 0)
        {
            ended.Cancel();
        }
    }
}
