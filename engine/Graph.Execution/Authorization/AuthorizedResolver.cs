using Graph.Execution.Resolvers;

namespace Graph.Execution.Authorization;

/// <summary>Resolves a field only for those who may see it.</summary>
internal sealed class AuthorizedResolver(FieldResolver resolver, FieldAuthorization authorization) : FieldResolver
{
    public override Type ResultType => resolver.ResultType;

    public override bool UsesDataLoaders => resolver.UsesDataLoaders;

    public override ParentRead? ParentRead => resolver.ParentRead;

    public override ValueTask<Column> ResolveAsync(ResolverContext context)
    {
        var check = authorization.CheckAsync(context);
        return check.IsCompletedSuccessfully ? resolver.ResolveAsync(context) : WaitAsync(check, context);
    }

    private async ValueTask<Column> WaitAsync(ValueTask check, ResolverContext context)
    {
        await check.ConfigureAwait(false);
        return await resolver.ResolveAsync(context).ConfigureAwait(false);
    }
}
