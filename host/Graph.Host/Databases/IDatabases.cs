namespace Graph.Host.Databases;

/// <summary>One database per service, wherever the server is.</summary>
internal interface IDatabases : IAsyncDisposable
{
    /// <summary>The connection string of a service's database.</summary>
    string ConnectionString(string database);

    /// <summary>Whether the databases are the launcher's own, into which it may load what it likes.</summary>
    bool ArePrivate { get; }

    /// <summary>The server's process where it is this host's own.</summary>
    int? ProcessId { get; }

    /// <summary>Ends when the server does; never for a server of somebody else's.</summary>
    Task Exited { get; }
}
