using System.Collections.Concurrent;
using Graph.Types;
using Graph.Types.Serialization;

namespace Graph.Common.Ids;

/// <summary>The graph's ids for the engine: <see cref="TypeId"/>s of whatever type carries a <see cref="Guid"/> as its id.</summary>
public sealed class NodeIds : INodeIdSerializer
{
    // As many as the schema has types with ids.
    private readonly ConcurrentDictionary<string, IdKind> _kinds = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public LeafSerializer<TId>? SerializerFor<TId>(string typeName) =>
        new GuidSerializer(IdKind.Of(typeName)) as LeafSerializer<TId>;

    /// <inheritdoc/>
    public bool TryParse<TId>(string typeName, string text, out TId id, out string error)
    {
        if (TypeId.TryParse(text, _kinds.GetOrAdd(typeName, IdKind.Of), out var parsed, out var problem))
        {
            // The engine asks with the C# type that SerializerFor took: a Guid.
            id = (TId)(object)parsed;
            error = "";
            return true;
        }

        id = default!;
        error = problem;
        return false;
    }

    private sealed class GuidSerializer(IdKind kind) : LeafSerializer<Guid>
    {
        public override void Write(JsonWriter writer, Guid value)
        {
            var span = writer.Reserve(TypeId.MaxBytes(kind));
            writer.Advance(TypeId.Write(kind, value, span));
        }
    }
}
