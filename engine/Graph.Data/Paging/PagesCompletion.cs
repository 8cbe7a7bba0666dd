using Graph.Annotations.Pagination;
using Graph.Execution.Resolvers;

namespace Graph.Data.Paging;

/// <summary>Makes the connections of a batch of the pages that its method gives back.</summary>
/// <typeparam name="TPages">The list of pages, as the method declares it.</typeparam>
/// <typeparam name="T">What is listed.</typeparam>
internal sealed class PagesCompletion<TPages, T>
    where TPages : IReadOnlyList<Page<T>?>
{
    public ValueTask<IReadOnlyList<Connection<T>?>> CompleteAsync(TPages pages, ResolverContext _, ArgumentValues __) =>
        new(Connections(pages));

    public async ValueTask<IReadOnlyList<Connection<T>?>> CompleteAsync(
        Task<TPages> pages,
        ResolverContext _,
        ArgumentValues __
    ) => Connections(await pages.ConfigureAwait(false));

    public async ValueTask<IReadOnlyList<Connection<T>?>> CompleteAsync(
        ValueTask<TPages> pages,
        ResolverContext _,
        ArgumentValues __
    ) => Connections(await pages.ConfigureAwait(false));

    private static Connection<T>?[] Connections(TPages pages)
    {
        var connections = new Connection<T>?[pages.Count];
        for (var i = 0; i < connections.Length; i++)
        {
            connections[i] = pages[i]?.ToConnection();
        }

        return connections;
    }
}
