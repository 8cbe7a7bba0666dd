namespace Graph.Fusion.Execution.Response;

/// <summary>Why fields have no value. Its path is where the client meets it, so it has none of its own.</summary>
/// <param name="Message">What happened.</param>
/// <param name="Code">The stable code; null for none.</param>
/// <param name="Source">The source that failed; null if it was the gateway.</param>
/// <param name="Extensions">More members of <c>extensions</c> as the source gave them, as JSON without braces; null for none.</param>
internal sealed record ResponseError(string Message, string? Code, string? Source, string? Extensions = null);
