using Graph.Execution.Resolvers;

namespace Graph.Attacks.Tests.Testing;

/// <summary>Gives the same kind of value for every object, computed from the arguments alone.</summary>
internal sealed class ConstantResolver<T>(Func<ArgumentValues, T> value) : FieldResolver
{
    public override Type ResultType => typeof(T);

    public override ValueTask<Column> ResolveAsync(ResolverContext context)
    {
        var results = Column<T>.Rent(context.Count);
        for (var row = 0; row < context.Count; row++)
        {
            try
            {
                results.Values[row] = value(context.ArgumentsOf(row));
            }
            catch (Graph.Execution.Resolvers.GraphQLException exception)
            {
                results.SetError(row, exception.Error);
            }
        }

        return new ValueTask<Column>(results);
    }
}
