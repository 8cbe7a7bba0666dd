using System.Threading.Channels;
using Graph.Execution;
using Graph.Types;
using Graph.Types.Serialization;

namespace Graph.Fusion.Execution.Subscriptions;

/// <summary>
/// One client's subscription: the responses that it has not read yet, and the end of them. A client that falls too far behind is
/// cut off, and told, so that it never holds up others.
/// </summary>
internal sealed class Subscriber : ExecutionResult, IAsyncEnumerable<ExecutionResult>, IAsyncEnumerator<ExecutionResult>
{
    private readonly SharedSubscription _subscription;
    private readonly Channel<ExecutionResult> _responses;
    private readonly int _capacity;
    private readonly CancellationToken _clientGone;
    private CancellationTokenSource? _either;
    private CancellationToken _ended;
    private volatile RequestErrorResult? _end;
    private int _isDisposed;

    public Subscriber(SharedSubscription subscription, int capacity, CancellationToken clientGone)
    {
        _subscription = subscription;
        _capacity = capacity;
        _clientGone = clientGone;
        _ended = clientGone;
        _responses = Channel.CreateBounded<ExecutionResult>(
            new BoundedChannelOptions(capacity) { SingleReader = true, SingleWriter = true }
        );
    }

    /// <summary>Its index among the subscribers of its stream; -1 if it is none any more. Theirs to keep.</summary>
    public int Place { get; set; } = -1;

    public override int Count => 0;

    public override bool IsRequestError => false;

    public override IAsyncEnumerable<ExecutionResult> Subsequent => this;

    public override bool HasNext => true;

    public ExecutionResult Current { get; private set; } = null!;

    public override void WriteMembers(JsonWriter writer, int index) =>
        throw new ArgumentOutOfRangeException(nameof(index), "All responses of a subscription follow.");

    /// <summary>Hands it a response.</summary>
    /// <returns>False if it does not keep up, and has been cut off.</returns>
    public bool TryPush(ExecutionResult response)
    {
        if (_responses.Writer.TryWrite(response))
        {
            return true;
        }

        response.Dispose();
        End(
            new GraphQLError(
                $"This subscription is more than {_capacity} events behind, and the next ones are lost. Subscribe again and ask "
                    + "for what is missing; read faster, or select less."
            )
            {
                Code = ErrorCodes.SubscriberTooSlow,
            }
        );
        return false;
    }

    /// <summary>Nothing follows.</summary>
    /// <param name="error">Why; null where the source has completed.</param>
    public void End(GraphQLError? error)
    {
        if (error is not null)
        {
            _end = new RequestErrorResult(error) { EndsStream = true };
        }

        _responses.Writer.TryComplete();
    }

    public IAsyncEnumerator<ExecutionResult> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        // Almost always the transport hands over the same token twice.
        if (cancellationToken.CanBeCanceled && cancellationToken != _clientGone)
        {
            _either = CancellationTokenSource.CreateLinkedTokenSource(_clientGone, cancellationToken);
            _ended = _either.Token;
        }

        return this;
    }

    public async ValueTask<bool> MoveNextAsync()
    {
        if (_responses.Reader.TryRead(out var ready))
        {
            Current = ready;
            return true;
        }

        if (await _responses.Reader.WaitToReadAsync(_ended).ConfigureAwait(false))
        {
            _responses.Reader.TryRead(out ready);
            Current = ready!;
            return true;
        }

        if (_end is not { } end)
        {
            return false;
        }

        _end = null;
        Current = end;
        return true;
    }

    public override void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        _subscription.Leave(this);
        _responses.Writer.TryComplete();
        while (_responses.Reader.TryRead(out var unread))
        {
            unread.Dispose();
        }

        _either?.Dispose();
        base.Dispose();
    }
}
