using Graph.Annotations;

namespace Graph.Common.Errors;

/// <summary>The viewer may not do this.</summary>
/// <param name="message">What is wrong and what to do about it.</param>
/// <param name="path">The part of the input.</param>
[Shareable]
public sealed class ForbiddenError(string message, params string[] path) : UserError(message, "FORBIDDEN", path);
