using System.Buffers;
using System.Net.ServerSentEvents;
using System.Net.Sockets;

namespace Graph.Fusion.Sources.Subscriptions;

/// <summary>The events of one subscription by Server-Sent Events.</summary>
internal sealed class EventStream : SourceStream
{
    private readonly HttpResponseMessage _response;
    private readonly WatchedStream _body;
    private readonly IAsyncEnumerator<SseItem<SourceResponse?>> _items;
    private readonly SourceOptions _options;

    /// <summary>The stream of a response that has begun.</summary>
    public EventStream(HttpResponseMessage response, Stream body, SourceOptions options)
    {
        _response = response;
        _options = options;
        _body = new WatchedStream(body, options.MaxResponseBytes, options.Silence);
        _items = SseParser.Create(_body, Parse).EnumerateAsync().GetAsyncEnumerator();
    }

    /// <inheritdoc />
    public override async ValueTask<SourceResponse?> ReadAsync(CancellationToken cancellationToken)
    {
        _body.Reader = cancellationToken;
        try
        {
            while (await _items.MoveNextAsync().ConfigureAwait(false))
            {
                _body.BeginEvent();
                var item = _items.Current;
                if (item.EventType == "complete")
                {
                    return null;
                }

                if (item.Data is { } response)
                {
                    return response;
                }
            }

            return SourceResponse.Failed("ended the stream of events without completing it");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            return SourceResponse.Failed(
                $"sent neither event nor heartbeat for {_options.Silence.TotalSeconds} s in its stream of events"
            );
        }
        catch (EventTooLargeException)
        {
            return SourceResponse.Failed($"sent an event of more than {_options.MaxResponseBytes} bytes");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or SocketException)
        {
            return SourceResponse.Failed("broke off the stream of events");
        }
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        // Ends the request, which the source sees as the client gone.
        _response.Dispose();
        await _items.DisposeAsync().ConfigureAwait(false);
        await _body.DisposeAsync().ConfigureAwait(false);
    }

    // Other events are none of the protocol.
    private static SourceResponse? Parse(string type, ReadOnlySpan<byte> data)
    {
        if (type is not "next" and not SseParser.EventTypeDefault)
        {
            return null;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(1, data.Length));
        data.CopyTo(buffer);
        return SourceResponse.Of(buffer, data.Length, 200);
    }
}
