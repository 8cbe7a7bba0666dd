namespace Graph.Host.Services;

/// <summary>The services while they run.</summary>
internal interface IRunningServices : IAsyncDisposable
{
    /// <summary>Each service's process.</summary>
    IReadOnlyDictionary<string, int> ProcessIds { get; }

    /// <summary>The names of the services that have ended although nobody asked them to.</summary>
    IReadOnlyCollection<string> Lost { get; }
}
