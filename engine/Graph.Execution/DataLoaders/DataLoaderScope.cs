namespace Graph.Execution.DataLoaders;

/// <summary>
/// The data loaders of one request (or of one event of a subscription), and when they load: at the end of a <em>pass</em>,
/// when everything that could start has been started.
/// </summary>
/// <remarks>
/// A pass is a stretch of synchronous work of the executor: it calls resolvers, and they ask for keys. Passes of several
/// threads may overlap; the last to end starts the batches. Completing a batch is a pass as well, so what its waiters ask
/// for next is one batch again. Keys that are asked for between passes are loaded as soon as a thread is free. No timer is
/// involved.
/// </remarks>
public sealed class DataLoaderScope
{
    private readonly Lock _gate = new();
    private readonly Lock _making = new();
    private readonly List<DataLoader> _loaders = [];
    private Dictionary<(DataLoader, object), DataLoader>? _branches;
    private List<DataLoader> _ready = [];
    private List<DataLoader> _spare = [];
    private int _passes;
    private bool _isAwaited;

    /// <summary>A scope without loaders.</summary>
    /// <param name="options">The limits.</param>
    /// <param name="services">The services of the request, which loaders are made with.</param>
    /// <param name="requestAborted">Cancelled when the request is given up: ends the batches.</param>
    public DataLoaderScope(DataLoaderOptions options, IServiceProvider services, CancellationToken requestAborted)
    {
        Options = options;
        Services = services;
        RequestAborted = requestAborted;
    }

    /// <summary>The limits.</summary>
    public DataLoaderOptions Options { get; }

    /// <summary>The services of the request.</summary>
    public IServiceProvider Services { get; }

    /// <summary>Cancelled when the request is given up.</summary>
    public CancellationToken RequestAborted { get; }

    /// <summary>The request's loader of a class.</summary>
    /// <typeparam name="TLoader">The class.</typeparam>
    /// <param name="create">Makes the loader when it is first asked for.</param>
    public TLoader GetDataLoader<TLoader>(Func<DataLoaderScope, TLoader> create)
        where TLoader : DataLoader => (TLoader)GetDataLoader(typeof(TLoader), create);

    /// <summary>The request's loader of a class.</summary>
    internal DataLoader GetDataLoader(Type type, Func<DataLoaderScope, DataLoader> create)
    {
        lock (_making)
        {
            foreach (var loader in _loaders)
            {
                if (loader.GetType() == type)
                {
                    return loader;
                }
            }

            var made = create(this);
            made.Scope = this;
            _loaders.Add(made);
            return made;
        }
    }

    /// <summary>The loader of other state that belongs to a loader.</summary>
    internal DataLoader GetBranch(DataLoader loader, object state, Func<DataLoader> create)
    {
        lock (_making)
        {
            _branches ??= [];
            if (!_branches.TryGetValue((loader, state), out var branch))
            {
                branch = create();
                branch.Scope = this;
                _branches.Add((loader, state), branch);
            }

            return branch;
        }
    }

    /// <summary>Begins a pass: until it has ended, keys are collected.</summary>
    public void BeginPass()
    {
        lock (_gate)
        {
            _passes++;
        }
    }

    /// <summary>Ends a pass. The last one starts loading what was collected. Never throws.</summary>
    public void EndPass()
    {
        while (true)
        {
            List<DataLoader> ready;
            lock (_gate)
            {
                if (_passes > 1 || _ready.Count == 0)
                {
                    _passes--;
                    return;
                }

                // The pass goes on: batches may ask other loaders, and those that need no wait complete here.
                ready = _ready;
                _ready = _spare;
            }

            foreach (var loader in ready)
            {
                loader.Dispatch();
            }

            ready.Clear();
            lock (_gate)
            {
                _spare = ready;
            }
        }
    }

    /// <summary>Forgets everything that was read, as it must be when something was changed.</summary>
    public void ClearCache()
    {
        lock (_making)
        {
            foreach (var loader in _loaders)
            {
                loader.ClearCache();
            }

            foreach (var branch in _branches?.Values ?? Enumerable.Empty<DataLoader>())
            {
                branch.ClearCache();
            }
        }
    }

    /// <summary>Has a loader with queued keys start when the pass ends, or soon if there is none.</summary>
    internal void Schedule(DataLoader loader)
    {
        lock (_gate)
        {
            _ready.Add(loader);
            if (_passes > 0 || _isAwaited)
            {
                return;
            }

            _isAwaited = true;
        }

        // Others that go on at the same time, on threads of their own or after each other, can still join the batch.
        ThreadPool.QueueUserWorkItem(static scope => scope.Dispatch(), this, preferLocal: false);
    }

    private void Dispatch()
    {
        lock (_gate)
        {
            _isAwaited = false;
            _passes++;
        }

        EndPass();
    }
}
