using Graph.Annotations;

namespace Graph.Common.Errors;

/// <summary>The viewer may not do this.</summary>
[Shareable]
public sealed record ForbiddenError : UserError
{
    /// <param name="message">What is wrong and what to do about it.</param>
    /// <param name="path">The part of the input.</param>
    public ForbiddenError(string message, params string[] path)
        : base(message, "FORBIDDEN", path) { }
}
