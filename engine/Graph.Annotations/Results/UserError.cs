using Graph.Types;

namespace Graph.Annotations;

/// <summary>Something that a user can cause and correct: an entry of a payload's <c>errors</c>.</summary>
/// <param name="message">A sentence for people: what is wrong and what to do about it.</param>
/// <param name="code">A stable name for programs, like <c>NOT_FOUND</c>.</param>
/// <param name="path">The part of the input that is meant, from the input object down; null or empty if it is not one part.</param>
[InterfaceType("UserError")]
public abstract class UserError(string message, string code, IReadOnlyList<string>? path = null)
{
    /// <summary>A sentence for people: what is wrong and what to do about it.</summary>
    public string Message { get; } = message;

    /// <summary>A stable name for programs, like <c>NOT_FOUND</c>.</summary>
    public string Code { get; } = code;

    /// <summary>The part of the input that is meant, like <c>["input", "content"]</c>; null if it is not one part.</summary>
    public IReadOnlyList<string>? Path { get; } = path is { Count: > 0 } ? path : null;
}
