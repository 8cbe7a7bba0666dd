using Graph.Events.Bench.Servers;

namespace Graph.Events.Tests.Carriers;

/// <summary>One RabbitMQ for all tests that do not kill it: it takes long to start.</summary>
public sealed class SharedRabbitMq : IAsyncLifetime
{
    public const string Name = "RabbitMQ";

    internal RabbitMqServer Server { get; } = new();

    public Task InitializeAsync() => Server.StartAsync();

    public Task DisposeAsync()
    {
        Server.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Whose tests share it; they run one after the other.</summary>
    [CollectionDefinition(Name)]
    public sealed class Collection : ICollectionFixture<SharedRabbitMq>;
}
