namespace Graph.Annotations;

/// <summary>The description in the graph, instead of the XML documentation's summary.</summary>
/// <param name="description">Markdown.</param>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLDescriptionAttribute(string description) : Attribute
{
    /// <summary>Markdown.</summary>
    public string Description { get; } = description;
}
