using Graph.Common.Events.Carriers;
using Graph.Events.Bench.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Graph.Events.Tests.Carriers;

public sealed class RabbitMqEventBusTests(RabbitMqEventBusTests.Server server)
    : CarrierContract,
        IClassFixture<RabbitMqEventBusTests.Server>
{
    protected override Task<IEventBus> OpenAsync() =>
        Task.FromResult<IEventBus>(
            new RabbitMqEventBus(new Uri(server.RabbitMq.Address), Times, NullLogger<RabbitMqEventBus>.Instance)
        );

    /// <summary>One RabbitMQ for the class.</summary>
    public sealed class Server : IAsyncLifetime
    {
        internal RabbitMqServer RabbitMq { get; } = new();

        public Task InitializeAsync() => RabbitMq.StartAsync();

        public Task DisposeAsync()
        {
            RabbitMq.Dispose();
            return Task.CompletedTask;
        }
    }
}
