using Graph.Execution.Columns;
using Graph.Execution.Operations;
using Graph.Execution.Resolvers;
using Graph.Types;

namespace Graph.Execution.Introspection;

/// <summary>Resolves an introspection field by a function of the parent and, where it has one, its argument.</summary>
internal class IntrospectionResolver<TParent, TResult>(
    Func<TParent, ResolverContext, ArgumentValues, TResult> resolve,
    Func<CompiledField, GraphType, Completer> complete
) : FieldResolver
{
    public override Type ResultType => typeof(TResult);

    internal override Completer CreateCompleter(CompiledField field, GraphType type) => complete(field, type);

    public override ValueTask<Column> ResolveAsync(ResolverContext context)
    {
        var results = Column<TResult>.Rent(context.Count);
        var parents = context.Parents as Column<TParent>;
        for (var row = 0; row < context.Count; row++)
        {
            // The parents of a root field are null; introspection's root fields do not look at them.
            var parent = parents is null ? default! : parents[row];
            var arguments = context.ArgumentSets.IsEmpty ? ArgumentValues.Empty : context.ArgumentsOf(row);
            results.Values[row] = resolve(parent, context, arguments);
        }

        return ValueTask.FromResult<Column>(results);
    }
}
