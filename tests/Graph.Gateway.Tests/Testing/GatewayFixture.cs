namespace Graph.Gateway.Tests.Testing;

/// <summary>A gateway as it is without settings.</summary>
public sealed class GatewayFixture : IAsyncLifetime
{
    internal RunningGateway Gateway { get; private set; } = null!;

    public async Task InitializeAsync() => Gateway = await RunningGateway.StartAsync();

    public async Task DisposeAsync() => await Gateway.DisposeAsync();
}
