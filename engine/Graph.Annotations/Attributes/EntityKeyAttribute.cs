namespace Graph.Annotations;

/// <summary>Applies <c>@key</c>: the fields that identify an entity across subgraphs.</summary>
/// <param name="fields">A selection set without its braces, such as <c>id</c>.</param>
/// <remarks><see href="https://graphql.github.io/composite-schemas-spec/draft/#sec--key"/></remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, AllowMultiple = true)]
public sealed class EntityKeyAttribute(string fields) : Attribute
{
    /// <summary>A selection set without its braces.</summary>
    public string Fields { get; } = fields;
}
