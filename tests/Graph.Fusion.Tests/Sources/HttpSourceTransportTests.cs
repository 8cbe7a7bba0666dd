using System.Text;
using Graph.Fusion.Schemas;
using Graph.Fusion.Sources;
using Graph.Fusion.Tests.Testing;
using Microsoft.AspNetCore.Http;

namespace Graph.Fusion.Tests.Sources;

/// <summary>One source over HTTP.</summary>
public sealed class HttpSourceTransportTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private TestSubgraph _source = null!;

    public async Task InitializeAsync() =>
        _source = await TestSubgraph.StartAsync(
            "war",
            typeof(SocialWorld.WarGraph.Queries),
            typeof(SocialWorld.WarGraph.User)
        );

    public Task DisposeAsync() => _source.DisposeAsync().AsTask();

    private HttpSourceTransport Transport(SourceOptions options) =>
        new(new SourceSchemaInfo(0, "war", SourceSchemaSettings.Default), options with { Url = _source.Url });

    private static SourceRequest Request(string body = "{\"query\":\"{ __typename }\"}") =>
        new(Encoding.UTF8.GetBytes(body), IsBatch: false, IsRepeatable: true, []);

    [Fact]
    public async Task An_answer_comes_with_its_bytes()
    {
        using var transport = Transport(new SourceOptions());

        using var response = await transport.SendAsync(Request(), default);

        Assert.Equal(
            "{\"data\":{\"__typename\":\"Query\"}}",
            Encoding.UTF8.GetString(response.Buffer, 0, response.Length)
        );
        Assert.Equal(1, transport.Counters.Requests);
        Assert.Equal(0, transport.Counters.Failures);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_response_that_is_too_large_is_a_failure(bool isAnnounced)
    {
        using var transport = Transport(new SourceOptions { MaxResponseBytes = 100_000 });
        _source.Instead = async context =>
        {
            var body = new string(' ', 1_000_000);
            context.Response.ContentLength = isAnnounced ? body.Length : null;
            await context.Response.WriteAsync(body);
        };

        using var response = await transport.SendAsync(Request(), default);

        Assert.Equal("answered with more than 100000 bytes", response.Failure);
        Assert.Equal(1, transport.Counters.Failures);
    }

    [Fact]
    public async Task No_more_requests_run_at_once_than_allowed()
    {
        const int requests = 8;
        using var transport = Transport(new SourceOptions { MaxConcurrency = 2 });
        using var came = new SemaphoreSlim(0);
        using var go = new SemaphoreSlim(0);
        var running = 0;
        var most = 0;
        _source.Instead = async context =>
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            came.Release();
            await go.WaitAsync(Patience, context.RequestAborted);
            Interlocked.Decrement(ref running);
            await context.Response.WriteAsync("{}");
        };

        var sending = Task.WhenAll(
            Enumerable.Range(0, requests).Select(async _ => (await transport.SendAsync(Request(), default)).Dispose())
        );
        Assert.True(await came.WaitAsync(Patience));
        for (var i = 1; i < requests; i++)
        {
            // Each that ends lets one more in, and all the others have been waiting since the beginning.
            Assert.True(await came.WaitAsync(Patience));
            go.Release();
        }

        go.Release();
        await sending.WaitAsync(Patience);

        Assert.Equal(2, most);
    }

    [Fact]
    public void A_source_without_an_address_is_a_mistake_of_the_configuration()
    {
        var exception = Assert.Throws<ArgumentException>(() =>
            new HttpSourceTransport(new SourceSchemaInfo(0, "war", SourceSchemaSettings.Default))
        );

        Assert.Contains("The address of the source 'war' is not known", exception.Message, StringComparison.Ordinal);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while (value > (seen = Volatile.Read(ref most)) && Interlocked.CompareExchange(ref most, value, seen) != seen)
        { }
    }
}
