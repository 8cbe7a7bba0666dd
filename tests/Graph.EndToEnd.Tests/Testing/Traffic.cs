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
        var start = Stopwatch.GetTimestamp();
        if (Hangs)
        {
            await HangAsync(context);
            return;
        }

        if (Delay > TimeSpan.Zero)
        {
            await Task.Delay(Delay, context.RequestAborted);
        }

        await next(context);
        _requests.Enqueue(new SeenRequest(start, Stopwatch.GetTimestamp()));
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

/// <summary>When a request was there, in ticks of <see cref="Stopwatch"/>.</summary>
internal sealed record SeenRequest(long Start, long End);
