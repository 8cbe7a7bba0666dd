using System.Collections.Concurrent;

namespace Graph.Data.Paging;

/// <summary>Reads pages whose items are <typeparamref name="T"/>, whatever rows they are made of.</summary>
internal abstract class PageReader<T>
{
    private static readonly ConcurrentDictionary<Type, PageReader<T>> Readers = new();

    /// <summary>The reader of pages made of these rows.</summary>
    public static PageReader<T> Of(Type source) =>
        Readers.GetOrAdd(
            source,
            static type =>
                (PageReader<T>)Activator.CreateInstance(typeof(PageReader<,>).MakeGenericType(type, typeof(T)))!
        );

    /// <summary>Reads one page.</summary>
    public abstract ValueTask<Page<T>> ReadAsync(
        IQueryProvider provider,
        PageRequest page,
        CancellationToken cancellationToken
    );
}
