using System.Text;

namespace Graph.Execution.Tests.Requests;

public sealed class DocumentCacheTests
{
    private readonly Prepared<Value> _ready = new(new Value(), null, default, []);
    private int _prepared;

    private static DocumentCache<Value> Cache(int maxCount, long maxBytes, long maxWeight = long.MaxValue) =>
        new(new DocumentCacheLimits(maxCount, maxBytes) { MaxWeight = maxWeight }, static prepared => prepared.IsReady);

    private Prepared<Value> Get(DocumentCache<Value> cache, string document, string? name = null, bool valid = true) =>
        cache.GetOrAdd(
            Encoding.UTF8.GetBytes(document),
            name,
            (_, _) =>
            {
                Interlocked.Increment(ref _prepared);
                return new Prepared<Value>(valid ? new Value() : null, null, default, []);
            }
        );

    [Fact]
    public void A_document_is_prepared_once_for_each_operation_name()
    {
        var cache = Cache(10, 10_000);
        Assert.Same(Get(cache, "a"), Get(cache, "a"));
        Get(cache, "a", "A");
        Get(cache, "a", "A");
        Get(cache, "b");
        Assert.Equal(3, _prepared);
        Assert.Equal(3, cache.Count);
    }

    [Fact]
    public void The_cache_never_holds_more_than_it_may()
    {
        var cache = Cache(10, 1_000);
        for (var i = 0; i < 500; i++)
        {
            Get(cache, $"document {i}");
            Get(cache, "used all the time");
        }

        Assert.InRange(cache.Count, 1, 10);
        _prepared = 0;
        Get(cache, "used all the time");
        Assert.Equal(0, _prepared);

        var small = Cache(1_000, 100);
        for (var i = 0; i < 500; i++)
        {
            Get(small, $"document {i:d6}");
        }

        Assert.InRange(small.Count, 1, 6);
    }

    [Fact]
    public void What_is_wrong_is_not_kept()
    {
        var cache = Cache(10, 1_000);
        Get(cache, "wrong", valid: false);
        Get(cache, "wrong", valid: false);
        Assert.Equal(2, _prepared);
        Assert.Equal(0, cache.Count);
    }

    [Fact]
    public void The_bytes_are_copied_so_that_the_request_may_reuse_them()
    {
        var cache = Cache(10, 1_000);
        var bytes = "aaaa"u8.ToArray();
        cache.GetOrAdd(bytes, null, (_, _) => _ready);
        bytes[0] = (byte)'b';
        Get(cache, "aaaa");
        Assert.Equal(0, _prepared);
    }

    [Fact]
    public async Task Many_who_ask_at_once_wait_for_one_preparation()
    {
        const int many = 32;
        var cache = Cache(10, 1_000);
        using var asking = new CountdownEvent(many);
        // Threads of their own: those of the pool would come one by one while others wait.
        var all = await Task.WhenAll(
            Enumerable
                .Range(0, many)
                .Select(_ =>
                    Task.Factory.StartNew(Ask, default, TaskCreationOptions.LongRunning, TaskScheduler.Default)
                )
        );

        Prepared<Value> Ask()
        {
            asking.Signal();
            return cache.GetOrAdd("a"u8.ToArray(), null, Prepare);
        }

        Prepared<Value> Prepare(ReadOnlyMemory<byte> document, string? name)
        {
            Interlocked.Increment(ref _prepared);
            Assert.True(asking.Wait(TimeSpan.FromSeconds(10)));
            return _ready;
        }

        Assert.Equal(1, _prepared);
        Assert.All(all, preparation => Assert.Same(all[0], preparation));
    }

    [Fact]
    public void What_grows_pushes_others_out()
    {
        var cache = Cache(10, 10_000, maxWeight: 100);
        var first = Get(cache, "a").Value!;
        var second = Get(cache, "b").Value!;
        first.OnGrown!(60);
        Assert.Equal(2, cache.Count);

        second.OnGrown!(60);

        Assert.Equal(1, cache.Count);
    }

    private sealed class Value : IGrowing
    {
        public Action<int>? OnGrown { get; set; }
    }
}
