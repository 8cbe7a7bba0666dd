using Graph.Execution.Resolvers;
using Graph.Types;

namespace Graph.Annotations.Binding;

/// <summary>Reads the global id of an object of one type.</summary>
internal sealed class NodeIdReader<TId>(INodeIdSerializer ids, string typeName) : InputReader<TId>
{
    /// <inheritdoc />
    public override TId Read(object? value)
    {
        if (value is null)
        {
            return default!;
        }

        return ids.TryParse<TId>(typeName, (string)value, out var id, out var error)
            ? id
            : throw new GraphQLException(error, ErrorCodes.BadUserInput);
    }
}
