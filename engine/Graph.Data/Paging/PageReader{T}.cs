using System.Collections.Concurrent;
using Graph.Annotations.Pagination;
using Graph.Data.Statements;

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

    /// <summary>Reads one page of a list that is known.</summary>
    /// <param name="provider">Has just read the list's query.</param>
    /// <param name="list">The list.</param>
    /// <param name="source">The list's query.</param>
    /// <param name="arguments">What is asked of it.</param>
    /// <param name="cancellationToken">Ends the statement.</param>
    public abstract ValueTask<Page<T>> ReadAsync(
        KeptQueryProvider provider,
        KeptList list,
        IQueryable<T> source,
        PagingArguments arguments,
        CancellationToken cancellationToken
    );
}
