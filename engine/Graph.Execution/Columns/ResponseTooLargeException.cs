namespace Graph.Execution.Columns;

/// <summary>Ends a run whose response would hold more values than <see cref="ExecutionOptions.MaxValues"/>.</summary>
internal sealed class ResponseTooLargeException() : Exception("The response has too many values.");
