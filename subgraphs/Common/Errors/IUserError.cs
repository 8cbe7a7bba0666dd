using Graph.Annotations;
using Graph.Types;

namespace Graph.Common.Errors;

/// <summary>Something that a user can cause and correct: an entry of a payload's <c>errors</c>.</summary>
[InterfaceType("UserError")]
public interface IUserError
{
    /// <summary>A sentence for people: what is wrong and what to do about it.</summary>
    string Message { get; }

    /// <summary>A stable name for programs, like <c>NOT_FOUND</c>.</summary>
    string Code { get; }

    /// <summary>The part of the input that is meant, like <c>["input", "content"]</c>; null if it is not one part.</summary>
    IReadOnlyList<string>? Path { get; }
}
