using System.Diagnostics.Metrics;
using Graph.Gateway.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Gateway.Tests;

/// <summary>What a gateway tells of itself to whoever listens in its process; that it also arrives elsewhere is a test of the whole graph.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Each_source_has_counters_of_what_was_sent_and_what_became_of_it()
    {
        var reviews = await TestSource.StartAsync(options: null, typeof(Reviews));
        var shop = await TestSource.StartAsync(options: null, Shop.Types);
        await using var gateway = await RunningGateway.StartAsync(
            new Dictionary<string, TestSource> { ["shop"] = shop, ["reviews"] = reviews },
            settings: "{}"
        );
        var meters = gateway.Services.GetRequiredService<IMeterFactory>();

        using var first = await gateway.PostAsync("{ hello stars }");
        using var second = await gateway.PostAsync("{ hello }");
        await reviews.StopAsync();
        using var failing = await gateway.PostAsync("{ stars }");

        var counters = Read(meters);
        Assert.Equal(2, counters[("graph.source.requests", "shop")]);
        Assert.Equal(0, counters[("graph.source.failures", "shop")]);
        Assert.Equal(0, counters[("graph.source.retries", "shop")]);
        Assert.Equal(2, counters[("graph.source.requests", "reviews")]);
        Assert.Equal(1, counters[("graph.source.failures", "reviews")]);
        Assert.Equal(1, counters[("graph.source.retries", "reviews")]);
        Assert.Equal(0, counters[("graph.source.rejected", "reviews")]);
    }

    [Fact]
    public async Task A_source_that_keeps_failing_is_spared_and_that_is_counted()
    {
        await using var gateway = await RunningGateway.StartAsync();
        await gateway.Shop.StopAsync();
        Dictionary<(string, string), long> counters;
        var asked = 0;
        do
        {
            using var failing = await gateway.PostAsync("{ hello }");
            counters = Read(gateway.Services.GetRequiredService<IMeterFactory>());
            Assert.True(++asked < 100, "The circuit never opened.");
        } while (counters[("graph.source.rejected", "shop")] == 0);

        Assert.True(counters[("graph.source.failures", "shop")] >= 1);
    }

    /// <summary>What the counters say now, by their names and sources.</summary>
    private static Dictionary<(string Counter, string Source), long> Read(IMeterFactory meters)
    {
        var read = new Dictionary<(string, string), long>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                // Other gateways of this process have meters of the same name, from factories of their own.
                if (instrument.Meter is { Name: "Graph.Gateway" } meter && ReferenceEquals(meter.Scope, meters))
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>(
            (instrument, value, tags, _) =>
            {
                foreach (var (key, source) in tags)
                {
                    Assert.Equal("graph.source", key);
                    read[(instrument.Name, (string)source!)] = value;
                }
            }
        );
        listener.Start();
        listener.RecordObservableInstruments();
        return read;
    }

    [Graph.Annotations.QueryType]
    internal static class Reviews
    {
        public static int? Stars() => 5;
    }
}
