namespace Graph.Execution.Operations;

/// <summary>Fields of a place that are executed together, after the rest, because they are delivered together.</summary>
/// <param name="Usages">The usages of <c>@defer</c> that they belong to.</param>
/// <param name="Set">The fields.</param>
/// <remarks><see href="https://github.com/graphql/graphql-spec/pull/1203"/>, Execution Plan.</remarks>
internal sealed record DeferredSelectionSet(DeferUsage[] Usages, CompiledSelectionSet Set);
