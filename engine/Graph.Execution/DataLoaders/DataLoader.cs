namespace Graph.Execution.DataLoaders;

/// <summary>
/// What all data loaders are: made once per request, with services of the request, when a resolver first takes one.
/// Derive from <see cref="BatchDataLoader{TKey, TValue}"/> or one of its siblings.
/// </summary>
public abstract class DataLoader
{
    private protected DataLoader() { }

    /// <summary>Who says when queued keys are loaded; null for a loader that was made by hand.</summary>
    internal DataLoaderScope? Scope { get; set; }

    /// <summary>Forgets everything that was read; keys that are still to be read stay queued.</summary>
    public abstract void ClearCache();

    /// <summary>Starts loading all queued keys. Never throws.</summary>
    internal abstract void Dispatch();
}
