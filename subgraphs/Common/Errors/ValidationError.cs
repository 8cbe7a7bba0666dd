using Graph.Annotations;

namespace Graph.Common.Errors;

/// <summary>A part of the input breaks a rule.</summary>
/// <param name="message">What is wrong and what is allowed.</param>
/// <param name="rule">The rule's stable name, like <c>MAX_LENGTH</c>.</param>
/// <param name="path">The part of the input.</param>
[Shareable]
public sealed class ValidationError(string message, string rule, params string[] path)
    : UserError(message, "VALIDATION", path)
{
    /// <summary>The name of the rule that the input breaks, like <c>MAX_LENGTH</c>.</summary>
    public string Rule { get; } = rule;
}
