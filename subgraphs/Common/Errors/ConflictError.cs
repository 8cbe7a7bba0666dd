using Graph.Annotations;

namespace Graph.Common.Errors;

/// <summary>The change contradicts one that was made before.</summary>
/// <param name="message">What is wrong and what to do about it.</param>
/// <param name="path">The part of the input.</param>
[Shareable]
public sealed class ConflictError(string message, params string[] path) : UserError(message, "CONFLICT", path);
