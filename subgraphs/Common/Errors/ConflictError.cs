using Graph.Annotations;

namespace Graph.Common.Errors;

/// <summary>The change contradicts one that was made before.</summary>
[Shareable]
public sealed record ConflictError : UserError
{
    /// <param name="message">What is wrong and what to do about it.</param>
    /// <param name="path">The part of the input.</param>
    public ConflictError(string message, params string[] path)
        : base(message, "CONFLICT", path) { }
}
