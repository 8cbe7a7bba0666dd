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

    /// <summary>
    /// The loader of the same values with other state, such as a page: whoever gives the same state in the request gets the
    /// same loader, so that what they ask for is loaded together.
    /// </summary>
    /// <param name="state">The state, compared by its own equality.</param>
    /// <param name="create">Makes the loader when the state is first given.</param>
    protected TLoader Branch<TLoader>(object state, Func<TLoader> create)
        where TLoader : DataLoader
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(create);
        return Scope is null ? create() : (TLoader)Scope.GetBranch(this, state, create);
    }

    /// <summary>Forgets everything that was read; keys that are still to be read stay queued.</summary>
    public abstract void ClearCache();

    /// <summary>Starts loading all queued keys. Never throws.</summary>
    internal abstract void Dispatch();
}
