using Graph.Execution.Resolvers;

namespace Graph.Execution.Tests.Testing;

/// <summary>Resolves each object alone, synchronously.</summary>
internal sealed class FunctionResolver<TParent, TResult>(Func<TParent, ArgumentValues, TResult> resolve) : FieldResolver
{
    public override Type ResultType => typeof(TResult);

    public override ValueTask<Column> ResolveAsync(ResolverContext context)
    {
        var parents = context.Parents as Column<TParent>;
        var results = Column<TResult>.Rent(context.Count);
        for (var row = 0; row < context.Count; row++)
        {
            try
            {
                results.Values[row] = resolve(parents is null ? default! : parents[row], context.ArgumentsOf(row));
            }
            catch (Graph.Execution.Resolvers.GraphQLException exception)
            {
                results.SetError(row, exception.Error);
            }
        }

        return new ValueTask<Column>(results);
    }
}

/// <summary>Resolves all objects at once.</summary>
internal sealed class BatchResolver<TParent, TResult>(
    Func<ResolverContext, IReadOnlyList<TParent>, ValueTask<IReadOnlyList<TResult>>> resolve
) : FieldResolver
{
    public override Type ResultType => typeof(TResult);

    public override async ValueTask<Column> ResolveAsync(ResolverContext context)
    {
        TParent[] parents = context.Parents is Column<TParent> column
            ? column.Values.ToArray()
            : new TParent[context.Count];
        return Column<TResult>.From(await resolve(context, parents));
    }
}
