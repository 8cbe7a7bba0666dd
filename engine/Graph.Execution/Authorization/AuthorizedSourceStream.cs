using Graph.Execution.Resolvers;

namespace Graph.Execution.Authorization;

/// <summary>Opens the events of a field only for those who may see it.</summary>
internal sealed class AuthorizedSourceStream(SourceStreamResolver source, FieldAuthorization authorization)
    : SourceStreamResolver
{
    public override async ValueTask<IAsyncEnumerator<object?>> SubscribeAsync(ResolverContext context)
    {
        await authorization.CheckAsync(context).ConfigureAwait(false);
        return await source.SubscribeAsync(context).ConfigureAwait(false);
    }
}
