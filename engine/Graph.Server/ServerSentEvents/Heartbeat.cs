using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Graph.Server;

/// <summary>
/// Comments on a stream of events that would else be silent for long, so that nobody on the way takes the connection for dead.
/// One alarm serves the whole stream: an event costs no timer.
/// </summary>
internal sealed class Heartbeat : IDisposable
{
    private static readonly byte[] Comment = [.. ":\n\n"u8];
    private readonly HttpContext _context;
    private readonly TimeSpan _interval;
    private readonly CancellationTokenSource _over;
    private Task _alarm;
    private long _spoke = Stopwatch.GetTimestamp();

    /// <summary>The heartbeat of a stream that has just begun.</summary>
    public Heartbeat(HttpContext context, TimeSpan interval)
    {
        _context = context;
        _interval = interval;
        _over = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        _alarm = Task.Delay(interval, _over.Token);
    }

    /// <summary>Sends one.</summary>
    public static async ValueTask BeatAsync(HttpContext context) =>
        await context.Response.BodyWriter.WriteAsync(Comment, context.RequestAborted);

    /// <summary>Waits for the next event, which is sent afterwards.</summary>
    public ValueTask<bool> WaitAsync(ValueTask<bool> next)
    {
        if (!next.IsCompleted)
        {
            return new ValueTask<bool>(WaitAsync(next.AsTask()));
        }

        _spoke = Stopwatch.GetTimestamp();
        return next;
    }

    /// <summary>Waits for work whose outcome is sent afterwards.</summary>
    public async Task<T> WaitAsync<T>(Task<T> work)
    {
        while (!work.IsCompleted && !_context.RequestAborted.IsCancellationRequested)
        {
            if (await Task.WhenAny(work, _alarm) == work || _context.RequestAborted.IsCancellationRequested)
            {
                break;
            }

            // Events since the alarm was set were sign enough.
            var silence = Stopwatch.GetElapsedTime(_spoke);
            if (silence >= _interval)
            {
                await BeatAsync(_context);
                silence = TimeSpan.Zero;
                _spoke = Stopwatch.GetTimestamp();
            }

            _alarm = Task.Delay(_interval - silence, _over.Token);
        }

        _spoke = Stopwatch.GetTimestamp();
        return await work;
    }

    /// <summary>Lets go of the alarm.</summary>
    public void Dispose()
    {
        _over.Cancel();
        _over.Dispose();
    }
}
