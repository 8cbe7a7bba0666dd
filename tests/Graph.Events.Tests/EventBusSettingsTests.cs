using Graph.Common.Events;
using Graph.Common.Subgraphs;
using Microsoft.Extensions.Configuration;

namespace Graph.Events.Tests;

public sealed class EventBusSettingsTests
{
    [Fact]
    public void Two_carriers_at_once_are_refused_with_a_sentence()
    {
        var refused = Assert.Throws<SubgraphSettingsException>(() =>
            Read(("Events:Redis", "localhost:6379"), ("Events:RabbitMq", "amqp://localhost"))
        );

        Assert.Equal(
            "Events__Redis and Events__RabbitMq are both set, but events travel one way: unset one of them, for all services.",
            refused.Message
        );
    }

    [Fact]
    public void What_is_no_address_of_RabbitMQ_is_refused_with_an_example()
    {
        var refused = Assert.Throws<SubgraphSettingsException>(() => Read(("Events:RabbitMq", "localhost:5672")));

        Assert.Contains("amqp://user:password@localhost:5672", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_carrier_events_stay_in_the_process()
    {
        Assert.False(Read(("Events:Redis", " ")).IsShared);
        Assert.True(Read(("Events:Redis", "localhost:6379")).IsShared);
    }

    private static EventBusSettings Read(params (string Key, string Value)[] settings) =>
        EventBusSettings.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)))
                .Build()
        );
}
