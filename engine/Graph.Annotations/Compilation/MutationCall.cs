using Graph.Execution.Resolvers;

namespace Graph.Annotations.Compilation;

/// <summary>Calls a mutation whose expected exceptions become errors of its payload.</summary>
internal sealed class MutationCall<TRow, TResult>(
    MethodCall<object, ValueTask<TRow>> call,
    Func<TRow, FieldResult<TResult>> result,
    ExpectedErrors errors
)
{
    public async ValueTask<FieldResult<TResult>> InvokeAsync(
        ResolverContext context,
        object parent,
        ArgumentValues arguments,
        object[] services,
        Array[] columns
    )
    {
        IReadOnlyList<object>? expected;
        try
        {
            return result(await call(context, parent, arguments, services, columns).ConfigureAwait(false));
        }
        catch (Exception exception) when ((expected = errors.From(exception)) is not null)
        {
            return new FieldFailure(expected);
        }
    }
}
