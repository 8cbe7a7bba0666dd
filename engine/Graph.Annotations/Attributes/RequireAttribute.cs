namespace Graph.Annotations;

/// <summary>Applies <c>@require</c>: the gateway fills the argument from other subgraphs' fields of the same object.</summary>
/// <param name="field">The field selection map; null for a field of the argument's name.</param>
/// <remarks><see href="https://graphql.github.io/composite-schemas-spec/draft/#sec--require"/></remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class RequireAttribute(string? field = null) : Attribute
{
    /// <summary>The field selection map; null for a field of the argument's name.</summary>
    public string? Field { get; } = field;
}
