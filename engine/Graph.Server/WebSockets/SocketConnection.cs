using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Runtime.InteropServices;
using System.Text.Json;
using Graph.Execution;
using Graph.Types;
using Microsoft.AspNetCore.Http;

namespace Graph.Server;

/// <summary>One connection that speaks <c>graphql-transport-ws</c>: its state, its messages and its operations.</summary>
internal sealed class SocketConnection(
    HttpContext context,
    RequestPipeline pipeline,
    GraphQLHttpOptions http,
    GraphQLWebSocketOptions options,
    SocketWriter writer
) : IAsyncDisposable
{
    private static readonly TimeSpan FarewellTime = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, SocketOperation> _operations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private readonly SubscriptionCount _subscriptions = new(options.MaxSubscriptions);
    private CancellationTokenRegistration _initDeadline;
    private IncrementalDeliveryFormat _delivery = options.IncrementalDelivery;
    private bool _isInitialised;
    private bool _isAcknowledged;

    /// <summary>Reads and answers messages until the connection is closed or lost.</summary>
    public async Task RunAsync(SocketReader reader)
    {
        using var buffer = new MessageBuffer();
        using var init = new CancellationTokenSource(options.InitTimeout);
        _initDeadline = init.Token.UnsafeRegister(
            static writer =>
                ((SocketWriter)writer!).BeginClose(CloseCode.InitTimeout, "Connection initialisation timeout"),
            writer
        );
        try
        {
            while (true)
            {
                var received = await reader.ReadAsync(buffer, context.RequestAborted);
                switch (received)
                {
                    case ReceivedMessage.Close:
                        writer.BeginClose(CloseCode.Normal, "");
                        return;
                    case ReceivedMessage.TooLarge:
                        writer.BeginClose(
                            CloseCode.MessageTooBig,
                            $"A message may have at most {options.MaxMessageBytes:N0} bytes."
                        );
                        break;
                    case ReceivedMessage.Binary:
                        writer.BeginClose(CloseCode.BadMessage, "A message must be text, not binary.");
                        break;
                    case ReceivedMessage.Text when !writer.IsClosing:
                        await HandleAsync(buffer.Written.ToArray());
                        break;
                }
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The connection is lost, or closing and cut off.
        }
        finally
        {
            await _initDeadline.DisposeAsync();
        }
    }

    /// <summary>Ends all operations.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var operation in _operations.Values)
        {
            operation.End();
        }

        try
        {
            await Task.WhenAll(_running.Keys).WaitAsync(FarewellTime);
        }
        catch (TimeoutException)
        {
            // What does not look at its token ends whenever it does; there is nobody to tell.
        }
    }

    private async ValueTask HandleAsync(byte[] text)
    {
        // An operation keeps the message for as long as it lives, so it is never returned to a pool.
        var body = new ParsedBody();
        if (body.Parse("The message", text, http, out var json) is { } error)
        {
            writer.BeginClose(CloseCode.BadMessage, error.Message);
            return;
        }

        var message = SocketMessage.Read(json);
        switch (message.Type)
        {
            case "connection_init":
                await InitialiseAsync(message);
                break;
            case "ping":
                await writer.PongAsync(message.HasPayload ? Raw(message.Payload) : default);
                break;
            case "pong":
                break;
            case "subscribe" when !_isAcknowledged:
                writer.BeginClose(CloseCode.Unauthorized, "Unauthorized");
                break;
            case "subscribe":
                await SubscribeAsync(message, body);
                break;
            case "complete" when message.Id is { } id:
                if (_operations.TryGetValue(id, out var operation))
                {
                    operation.End();
                }

                break;
            default:
                writer.BeginClose(CloseCode.BadMessage, message.Problem);
                break;
        }
    }

    private async ValueTask InitialiseAsync(SocketMessage message)
    {
        if (_isInitialised)
        {
            writer.BeginClose(CloseCode.TooManyInits, "Too many initialisation requests");
            return;
        }

        _isInitialised = true;
        if (options.OnConnectionInit is { } hook && await AskAsync(hook, message.Payload) is { } close)
        {
            writer.BeginClose(close.Code, close.Reason);
            return;
        }

        await _initDeadline.DisposeAsync();
        _delivery = DeliveryOf(message.Payload) ?? _delivery;
        _isAcknowledged = true;
        await writer.SendAsync("connection_ack");
    }

    private async ValueTask<(CloseCode Code, string Reason)?> AskAsync(
        Func<HttpContext, JsonElement, CancellationToken, ValueTask<string?>> hook,
        JsonElement payload
    )
    {
        try
        {
            var reason = await hook(context, payload, writer.Closing).AsTask().WaitAsync(writer.Closing);
            return reason is null ? null : (CloseCode.Forbidden, reason);
        }
        catch (Exception exception) when (!writer.IsClosing)
        {
            RequestPipeline.Log(context, exception);
            return (CloseCode.InternalError, RequestPipeline.UnexpectedError.Message);
        }
    }

    private async ValueTask SubscribeAsync(SocketMessage message, ParsedBody body)
    {
        if (string.IsNullOrEmpty(message.Id) || message.Payload.ValueKind != JsonValueKind.Object)
        {
            writer.BeginClose(CloseCode.BadMessage, "A subscribe message needs a string 'id' and an object 'payload'.");
            return;
        }

        if (RequestParametersReader.Read(message.Payload, body, http) is { } malformed)
        {
            writer.BeginClose(CloseCode.BadMessage, malformed.Message);
            return;
        }

        var operation = new SocketOperation(message.Id, _operations, writer.Closing, context.RequestAborted);
        if (!_operations.TryAdd(message.Id, operation))
        {
            writer.BeginClose(CloseCode.SubscriberAlreadyExists, $"Subscriber for {message.Id} already exists");
            return;
        }

        if (Refuse(body.Requests[0]) is { } refusal)
        {
            using (operation)
            {
                await writer.ErrorAsync(operation, [refusal]);
            }

            return;
        }

        var task = Task.Run(() => ExecuteAsync(operation, body.Requests[0]));
        _running.TryAdd(task, true);
        _ = task.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
    }

    private GraphQLError? Refuse(RequestParameters parameters)
    {
        if (parameters.IsVariableBatch)
        {
            return new GraphQLError("Batches of variables are not accepted over WebSockets; send them by POST.")
            {
                Code = ErrorCodes.BadRequest,
            };
        }

        return _operations.Count > options.MaxOperations
            ? TooMany("operations", options.MaxOperations)
            : options.OnOperation?.Invoke(context);
    }

    private async Task ExecuteAsync(SocketOperation operation, RequestParameters parameters)
    {
        using (operation)
        {
            try
            {
                await using var scope = EventScope.Open(context, http);
                var terms = new RequestTerms(scope.Services) { AcceptsSubscription = true, Delivery = _delivery };
                await using var result = await pipeline.ExecuteAsync(context, parameters, terms, operation.Ended);
                await AnswerAsync(operation, result);
            }
            catch (Exception exception) when (operation.IsOver || writer.IsClosing || exception is WebSocketException)
            {
                // Nobody waits for it any more.
            }
            catch (Exception exception) when (!context.RequestAborted.IsCancellationRequested)
            {
                RequestPipeline.Log(context, exception);
                writer.BeginClose(CloseCode.InternalError, RequestPipeline.UnexpectedError.Message);
            }
        }
    }

    private async ValueTask AnswerAsync(SocketOperation operation, ExecutionResult result)
    {
        if (result.Count == 0 && !operation.TryCount(_subscriptions))
        {
            await writer.ErrorAsync(operation, [TooMany("subscriptions", options.MaxSubscriptions)]);
            return;
        }

        if (result.Count > 0)
        {
            await NextOrErrorAsync(operation, result);
        }

        if (result.Subsequent is { } subsequent)
        {
            await foreach (var response in subsequent.WithCancellation(operation.Ended))
            {
                using (response)
                {
                    await (
                        response is RequestErrorResult { EndsStream: true }
                            ? NextOrErrorAsync(operation, response)
                            : writer.NextAsync(operation, response)
                    );
                }
            }
        }

        await writer.CompleteAsync(operation);
    }

    // What is not known is left to the default: the payload may be anything.
    private static IncrementalDeliveryFormat? DeliveryOf(JsonElement payload)
    {
        if (payload.ValueKind == JsonValueKind.Object)
        {
            foreach (var name in (ReadOnlySpan<string>)["incrementalSpec", "deferSpec"])
            {
                if (
                    payload.TryGetProperty(name, out var version)
                    && version.ValueKind == JsonValueKind.String
                    && IncrementalSpecification.Find(name, version.GetString())
                        is not IncrementalDeliveryFormat.None
                            and var delivery
                )
                {
                    return delivery;
                }
            }
        }

        return null;
    }

    // An error ends the operation, and whatever would follow is not sent.
    private ValueTask NextOrErrorAsync(SocketOperation operation, ExecutionResult result) =>
        result is RequestErrorResult refused
            ? writer.ErrorAsync(operation, refused.Errors)
            : writer.NextAsync(operation, result);

    private static GraphQLError TooMany(string what, int max) =>
        new($"This connection has {max} {what} already, the most that are accepted at once. End one, or open another.")
        {
            Code = ErrorCodes.LimitExceeded,
        };

    private static ReadOnlyMemory<byte> Raw(JsonElement json) => JsonMarshal.GetRawUtf8Value(json).ToArray();
}
