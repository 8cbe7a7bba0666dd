namespace Graph.Host.Services;

/// <summary>The services while they run.</summary>
internal interface IRunningServices : IAsyncDisposable
{
    /// <summary>Each service's process.</summary>
    IReadOnlyDictionary<string, int> ProcessIds { get; }

    /// <summary>The names of the services that have ended although nobody asked them to.</summary>
    IReadOnlyCollection<string> Lost { get; }

    /// <summary>From now on, whatever ends without being asked to is started again.</summary>
    /// <param name="onRestart">Called after that: <see cref="ProcessIds"/> has changed.</param>
    void KeepRunning(Action onRestart);
}
