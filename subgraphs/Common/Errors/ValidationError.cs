using Graph.Annotations;

namespace Graph.Common.Errors;

/// <summary>A part of the input breaks a rule.</summary>
[Shareable]
public sealed record ValidationError : UserError
{
    /// <param name="message">What is wrong and what is allowed.</param>
    /// <param name="rule">The rule's stable name, like <c>MAX_LENGTH</c>.</param>
    /// <param name="path">The part of the input.</param>
    public ValidationError(string message, string rule, params string[] path)
        : base(message, "VALIDATION", path)
    {
        Rule = rule;
    }

    /// <summary>The name of the rule that the input breaks, like <c>MAX_LENGTH</c>.</summary>
    public string Rule { get; }
}
