using Graph.Execution.Columns;
using Graph.Execution.Operations;
using Graph.Execution.Resolvers;
using Graph.Types;

namespace Graph.Execution.Introspection;

/// <summary>Resolves a list of introspection.</summary>
/// <remarks>Lists come as <see cref="IReadOnlyList{T}"/>.</remarks>
internal sealed class IntrospectionListResolver<TParent, TItem>(
    Func<TParent, ResolverContext, ArgumentValues, IReadOnlyList<TItem>?> resolve,
    Func<CompiledField, GraphType, Completer> completeItem
)
    : IntrospectionResolver<TParent, IReadOnlyList<TItem>?>(
        resolve,
        (field, type) =>
            IntrospectionCompleters.Many<TItem>(field, type, completeItem(field, ((ListType)type.Nullable).OfType))
    )
{
    internal override Completer CreateItemCompleter(CompiledField field, GraphType itemType) =>
        completeItem(field, itemType);
}
