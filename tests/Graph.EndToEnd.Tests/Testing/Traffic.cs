using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Graph.EndToEnd.Tests.Testing;

/// <summary>Stands before a subgraph: notes each request, and can make it slow or silent.</summary>
internal sealed class Traffic : IStartupFilter
{
    private readonly ConcurrentQueue<SeenRequest> _requests = new();
    private readonly CancellationTokenSource _end = new();
    private int _givenUp;

    /// <summary>How long each request is held back.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Whether requests are accepted and never answered.</summary>
    public bool Hangs { get; set; }

    /// <summary>How many requests were given up by the caller while they hung.</summary>
    public int GivenUp => _givenUp;

    /// <summary>The GraphQL requests since the start or the last <see cref="Clear"/>.</summary>
    public IReadOnlyList<SeenRequest> Requests => [.. _requests];

    public void Clear() => _requests.Clear();

    /// <summary>Ends what hangs, so that the service can stop.</summary>
    public void LetGo() => _end.Cancel();

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(ObserveAsync);
            next(app);
        };

    private async Task ObserveAsync(HttpContext context, RequestDelegate next)
    {
        if (Hangs)
        {
            await HangAsync(context);
            return;
        }

        var request = new SeenRequest(Stopwatch.GetTimestamp());
        _requests.Enqueue(request);
        // Before the caller can know of the answer: whatever it does because of it is later.
        context.Response.OnStarting(() =>
        {
            request.Answered = Stopwatch.GetTimestamp();
            return Task.CompletedTask;
        });
        if (Delay > TimeSpan.Zero)
        {
            await Task.Delay(Delay, context.RequestAborted);
        }

        await next(context);
    }

    private async Task HangAsync(HttpContext context)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _end.Token);
        try
        {
            await Task.Delay(Timeout.Infinite, either.Token);
        }
        catch (OperationCanceledException)
        {
            if (context.RequestAborted.IsCancellationRequested)
            {
                Interlocked.Increment(ref _givenUp);
            }
        }
    }
}

/// <summary>A request, and when it was there, in ticks of <see cref="Stopwatch"/>.</summary>
/// <param name="start">When it arrived.</param>
internal sealed class SeenRequest(long start)
{
    /// <summary>When it arrived.</summary>
    public long Start => start;

    /// <summary>When its answer began.</summary>
    public long Answered { get; set; }
}
