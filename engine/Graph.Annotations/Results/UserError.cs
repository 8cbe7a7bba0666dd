using Graph.Types;

namespace Graph.Annotations;

/// <summary>What went wrong in a way that the person who did it can understand and mend.</summary>
/// <param name="message">A sentence for the user.</param>
/// <param name="code">A stable code for the program.</param>
/// <param name="path">The input field that is to blame, from the input object down; null for none.</param>
[InterfaceType("UserError")]
public abstract class UserError(string message, string code, IReadOnlyList<string>? path = null)
{
    /// <summary>A sentence for the user.</summary>
    public string Message { get; } = message;

    /// <summary>A stable code for the program.</summary>
    public string Code { get; } = code;

    /// <summary>The input field that is to blame, from the input object down; null for none.</summary>
    public IReadOnlyList<string>? Path { get; } = path;
}
