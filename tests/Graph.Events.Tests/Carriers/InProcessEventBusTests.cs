using Graph.Common.Events.Carriers;

namespace Graph.Events.Tests.Carriers;

public sealed class InProcessEventBusTests : CarrierContract
{
    protected override Task<IEventBus> OpenAsync() => Task.FromResult<IEventBus>(new InProcessEventBus());
}
