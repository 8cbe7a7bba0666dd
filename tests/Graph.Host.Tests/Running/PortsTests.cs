using System.Net;
using System.Net.Sockets;
using Graph.Host.Running;

namespace Graph.Host.Tests.Running;

public sealed class PortsTests
{
    [Fact]
    public void A_port_on_which_somebody_listens_is_not_free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;

        Assert.False(Ports.IsFree(port));

        listener.Stop();
        Assert.True(Ports.IsFree(port));
    }
}
