namespace Graph.Annotations;

/// <summary><c>@provides</c>: through this field the source can serve fields that are <c>[External]</c> otherwise.</summary>
/// <param name="fields">The fields of the result, as in a selection set without its braces.</param>
/// <remarks><see href="https://graphql.github.io/composite-schemas-spec/draft/#sec--provides"/></remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class ProvidesAttribute(string fields) : Attribute
{
    /// <summary>The fields of the result.</summary>
    public string Fields { get; } = fields;
}
