namespace Graph.Server.Tests.Testing;

/// <summary>One server with the default options for all tests of a class.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    internal GraphServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await GraphServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
