namespace Graph.Annotations;

/// <summary><c>@override</c>: the field is served by this source from now on, no longer by another.</summary>
/// <param name="from">The name of the other source schema.</param>
/// <remarks><see href="https://graphql.github.io/composite-schemas-spec/draft/#sec--override"/></remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class OverrideAttribute(string from) : Attribute
{
    /// <summary>The name of the other source schema.</summary>
    public string From { get; } = from;
}
