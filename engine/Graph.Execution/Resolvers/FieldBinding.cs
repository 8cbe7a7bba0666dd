using Graph.Types;

namespace Graph.Execution.Resolvers;

/// <summary>What executes a field; kept in <see cref="OutputField.Binding"/>.</summary>
internal sealed class FieldBinding
{
    public FieldResolver? Resolver { get; set; }

    public SourceStreamResolver? SourceStream { get; set; }

    public object? Serializer { get; set; }
}
