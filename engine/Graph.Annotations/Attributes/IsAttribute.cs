namespace Graph.Annotations;

/// <summary>Applies <c>@is</c>: which field of the entity a lookup's argument is, where the names differ.</summary>
/// <param name="field">The field selection map.</param>
/// <remarks><see href="https://graphql.github.io/composite-schemas-spec/draft/#sec--is"/></remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class IsAttribute(string field) : Attribute
{
    /// <summary>The field selection map.</summary>
    public string Field { get; } = field;
}
