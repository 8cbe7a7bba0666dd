using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Graph.Host.Running;

namespace Graph.Host.Postgres;

/// <summary>The private cluster's port: chosen once, kept while it is free, so that a developer's tools find it again.</summary>
internal static class PostgresPort
{
    /// <summary>The remembered port, or a new one where another program has taken it meanwhile.</summary>
    public static int Choose(Workspace workspace)
    {
        var file = Path.Combine(workspace.State, "postgres.port");
        if (
            File.Exists(file)
            && int.TryParse(
                File.ReadAllText(file),
                NumberStyles.Integer,
                CultureInfo.InvariantCulture,
                out int remembered
            )
            && Ports.IsFree(remembered)
        )
        {
            return remembered;
        }

        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        File.WriteAllText(file, port.ToString(CultureInfo.InvariantCulture));
        return port;
    }
}
