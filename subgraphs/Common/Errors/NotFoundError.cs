using Graph.Annotations;

namespace Graph.Common.Errors;

/// <summary>What the input refers to does not exist, or the viewer may not know that it does.</summary>
/// <param name="message">What is wrong and what to do about it.</param>
/// <param name="path">The part of the input.</param>
[Shareable]
public sealed class NotFoundError(string message, params string[] path) : UserError(message, "NOT_FOUND", path);
