namespace Graph.Data.Statements;

/// <summary>A statement that is compiled once for all queries of its shape.</summary>
/// <param name="Execute">Runs it: a <c>Func&lt;QueryContext, TResult&gt;</c>.</param>
/// <param name="Names">The names of its parameters, by the places of the values in the shape; null where a value is none.</param>
internal sealed record KeptStatement(Delegate Execute, string?[] Names);
