using System.Net;
using System.Net.Sockets;

namespace Graph.Host.Running;

/// <summary>TCP ports on this machine's loopback addresses.</summary>
internal static class Ports
{
    /// <summary>Whether nothing listens on the port; a connection that is just closing does not count.</summary>
    public static bool IsFree(int port) =>
        CanListen(IPAddress.Loopback, port) && (!Socket.OSSupportsIPv6 || CanListen(IPAddress.IPv6Loopback, port));

    private static bool CanListen(IPAddress address, int port)
    {
        // On Unix .NET sets SO_REUSEADDR for listeners, as Kestrel does.
        using var listener = new TcpListener(address, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode is not (SocketError.AddressAlreadyInUse or SocketError.AccessDenied);
        }
    }
}
