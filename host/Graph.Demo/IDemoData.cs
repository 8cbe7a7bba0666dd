namespace Graph.Demo;

/// <summary>One service's part of the demo world. It writes rows as the service's tables have them; the service knows nothing of it.</summary>
internal interface IDemoData
{
    /// <summary>The service's name.</summary>
    string Service { get; }

    /// <summary>All tables that it fills; the first one tells whether there are data already.</summary>
    IReadOnlyList<string> Tables { get; }

    /// <summary>Fills the tables, which are empty.</summary>
    Task LoadAsync(DemoLoad load, DemoWorld world, CancellationToken cancellationToken);
}
