using System.Text;
using Graph.Execution.Operations;
using Graph.Execution.Tests.Testing;

namespace Graph.Execution.Tests.Operations;

public sealed class OperationCacheTests
{
    private static readonly PreparedOperation Operation = Prepare();

    private int _prepared;

    private static PreparedOperation Prepare()
    {
        var graph = new TestGraph("type Query { a: Int }");
        Assert.True(
            PreparedOperation.TryCreate(
                graph.Schema,
                graph.Options,
                Graph.Language.Utf8GraphQLParser.Parse("{ a }"),
                null,
                out var operation,
                out _
            )
        );
        return operation;
    }

    private Preparation Get(OperationCache cache, string document, string? name = null, bool valid = true) =>
        cache.GetOrAdd(
            Encoding.UTF8.GetBytes(document),
            name,
            (_, _) =>
            {
                Interlocked.Increment(ref _prepared);
                return new Preparation(valid ? Operation : null, []);
            }
        );

    [Fact]
    public void A_document_is_prepared_once_for_each_operation_name()
    {
        var cache = new OperationCache(10, 10_000);
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
        var cache = new OperationCache(10, 1_000);
        for (var i = 0; i < 500; i++)
        {
            Get(cache, $"document {i}");
            Get(cache, "used all the time");
        }

        Assert.InRange(cache.Count, 1, 10);
        _prepared = 0;
        Get(cache, "used all the time");
        Assert.Equal(0, _prepared);

        var small = new OperationCache(1_000, 100);
        for (var i = 0; i < 500; i++)
        {
            Get(small, $"document {i:d6}");
        }

        Assert.InRange(small.Count, 1, 6);
    }

    [Fact]
    public void What_is_wrong_is_not_kept()
    {
        var cache = new OperationCache(10, 1_000);
        Get(cache, "wrong", valid: false);
        Get(cache, "wrong", valid: false);
        Assert.Equal(2, _prepared);
        Assert.Equal(0, cache.Count);
    }

    [Fact]
    public void The_bytes_are_copied_so_that_the_request_may_reuse_them()
    {
        var cache = new OperationCache(10, 1_000);
        var bytes = "aaaa"u8.ToArray();
        cache.GetOrAdd(bytes, null, (_, _) => new Preparation(Operation, []));
        bytes[0] = (byte)'b';
        Get(cache, "aaaa");
        Assert.Equal(0, _prepared);
    }

    [Fact]
    public async Task Many_who_ask_at_once_wait_for_one_preparation()
    {
        var cache = new OperationCache(10, 1_000);
        var all = await Task.WhenAll(
            Enumerable
                .Range(0, 32)
                .Select(_ =>
                    Task.Run(() =>
                        cache.GetOrAdd(
                            "a"u8.ToArray(),
                            null,
                            (_, _) =>
                            {
                                Interlocked.Increment(ref _prepared);
                                Thread.Sleep(20);
                                return new Preparation(Operation, []);
                            }
                        )
                    )
                )
        );
        Assert.Equal(1, _prepared);
        Assert.All(all, preparation => Assert.Same(all[0], preparation));
    }
}
