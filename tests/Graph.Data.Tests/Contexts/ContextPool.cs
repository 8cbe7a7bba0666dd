using System.Collections.Concurrent;
using Graph.Data.Tests.Library;
using Microsoft.EntityFrameworkCore;

namespace Graph.Data.Tests.Contexts;

/// <summary>A pool that knows which contexts were taken from it and how many are out.</summary>
internal sealed class ContextPool(IDbContextFactory<LibraryDbContext> pooled) : IDbContextFactory<LibraryDbContext>
{
    /// <summary>Every context that was taken, once for each time.</summary>
    public ConcurrentQueue<LibraryDbContext> Taken { get; } = new();

    /// <summary>Waits until every context that was taken is back: a request that is given up does not wait for them.</summary>
    public async Task AllReturnedAsync()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!Taken.All(IsReturned))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), deadline.Token);
        }
    }

    private static bool IsReturned(LibraryDbContext context)
    {
        try
        {
            return context.Model is null;
        }
        catch (ObjectDisposedException)
        {
            return true;
        }
    }

    public LibraryDbContext CreateDbContext()
    {
        var context = pooled.CreateDbContext();
        Taken.Enqueue(context);
        return context;
    }
}
