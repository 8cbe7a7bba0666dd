using Graph.Common.Events.Carriers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Graph.Events.Tests.Carriers;

[Collection(SharedRabbitMq.Name)]
public sealed class RabbitMqEventBusTests(SharedRabbitMq rabbit) : CarrierContract
{
    protected override Task<IEventBus> OpenAsync() =>
        Task.FromResult<IEventBus>(
            new RabbitMqEventBus(new Uri(rabbit.Server.Address), Times, NullLogger<RabbitMqEventBus>.Instance)
        );
}
