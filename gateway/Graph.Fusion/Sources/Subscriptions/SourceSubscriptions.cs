using System.Runtime.CompilerServices;
using Graph.Fusion.Schemas;

namespace Graph.Fusion.Sources.Subscriptions;

/// <summary>
/// Subscribes at one source, by the transport that it is declared to have. Where the source does not know that one the other is
/// tried, within the same request, and what worked is remembered. Thread-safe.
/// </summary>
internal sealed class SourceSubscriptions : IDisposable
{
    // All clients come back at once when a source does: more at a time would only wait for each other until their time is over.
    private const int MaxOpenings = 64;

    private static readonly TimeSpan OpeningPatience = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _openings = new(MaxOpenings);
    private readonly ISubscriptionTransport? _events;
    private readonly ISubscriptionTransport? _sockets;
    private volatile bool _prefersSockets;

    /// <summary>Subscriptions at a source.</summary>
    /// <param name="source">The source; its settings say how it delivers events.</param>
    /// <param name="url">Its endpoint, unless the settings name another for subscriptions.</param>
    /// <param name="options">How to talk to it.</param>
    public SourceSubscriptions(SourceSchemaInfo source, Uri url, SourceOptions options)
    {
        if (source.Settings.Subscriptions == SubscriptionTransport.None)
        {
            return;
        }

        var endpoint = source.Settings.SubscriptionUrl is { } other ? new Uri(url, other) : url;
        _events = new EventStreamTransport(endpoint, options, source.Settings.HttpVersion);
        _sockets = new SocketTransport(endpoint, options);
        _prefersSockets =
            source.Settings.Subscriptions == SubscriptionTransport.WebSocket || endpoint.Scheme is "ws" or "wss";
    }

    /// <summary>The responses of a subscription; where it fails, the last one is the reason.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits for it any more.</exception>
    public async IAsyncEnumerable<SourceResponse> SubscribeAsync(
        SourceRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (_events is null)
        {
            yield return SourceResponse.Failed("is declared to deliver no subscriptions");
            yield break;
        }

        var opening = await OpenInTurnAsync(request, cancellationToken).ConfigureAwait(false);
        if (opening.Stream is not { } stream)
        {
            yield return opening.Refusal!;
            yield break;
        }

        await using (stream.ConfigureAwait(false))
        {
            while (await stream.ReadAsync(cancellationToken).ConfigureAwait(false) is { } response)
            {
                yield return response;
                if (response.Failure is not null)
                {
                    yield break;
                }
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _events?.Dispose();
        _sockets?.Dispose();
        _openings.Dispose();
    }

    private async ValueTask<Opening> OpenInTurnAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        if (!await _openings.WaitAsync(OpeningPatience, cancellationToken).ConfigureAwait(false))
        {
            return Opening.Refused(SourceResponse.Failed("has too many subscriptions to begin at once"));
        }

        try
        {
            return await OpenAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _openings.Release();
        }
    }

    private async ValueTask<Opening> OpenAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        var sockets = _prefersSockets;
        var first = await Transport(sockets).OpenAsync(request, cancellationToken).ConfigureAwait(false);
        if (first.IsSpoken)
        {
            return first;
        }

        var second = await Transport(!sockets).OpenAsync(request, cancellationToken).ConfigureAwait(false);
        if (!second.IsSpoken)
        {
            return first;
        }

        if (second.Stream is not null)
        {
            _prefersSockets = !sockets;
        }

        return second;
    }

    private ISubscriptionTransport Transport(bool sockets) => sockets ? _sockets! : _events!;
}
