using Graph.Annotations.Pagination;
using Graph.Execution.Resolvers;

namespace Graph.Data.Paging;

/// <summary>Makes the field's connection of the page that its method gives back.</summary>
/// <remarks>One method for each way to give it back: the one that fits is compiled into the field.</remarks>
internal sealed class PageCompletion<T>
{
    public ValueTask<Connection<T>?> CompleteAsync(Page<T>? page, ResolverContext _, ArgumentValues __) =>
        new(page?.ToConnection());

    public async ValueTask<Connection<T>?> CompleteAsync(Task<Page<T>?> page, ResolverContext _, ArgumentValues __) =>
        (await page.ConfigureAwait(false))?.ToConnection();

    public async ValueTask<Connection<T>?> CompleteAsync(
        ValueTask<Page<T>?> page,
        ResolverContext _,
        ArgumentValues __
    ) => (await page.ConfigureAwait(false))?.ToConnection();
}
