using System.Collections.Concurrent;

namespace Graph.Data.Tests.Loaders;

/// <summary>How many keys each call of a loader had.</summary>
internal sealed class LoaderCalls : ConcurrentQueue<int>
{
    public void Add(int keys) => Enqueue(keys);
}
