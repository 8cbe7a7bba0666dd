using Graph.Types;
using Graph.Types.Serialization;

namespace Graph.Common.Ids;

/// <summary>The graph's ids for the engine: which prefix belongs to which type, read and written as <see cref="TypeId"/>s.</summary>
public sealed class NodeIds : INodeIdSerializer
{
    private static readonly Dictionary<string, IdKind> Kinds = new(StringComparer.Ordinal)
    {
        ["Post"] = IdKind.Post,
        ["User"] = IdKind.User,
    };

    /// <inheritdoc/>
    public LeafSerializer<TId>? SerializerFor<TId>(string typeName) =>
        Kinds.TryGetValue(typeName, out var kind) ? new GuidSerializer(kind) as LeafSerializer<TId> : null;

    /// <inheritdoc/>
    public bool TryParse<TId>(string typeName, string text, out TId id, out string error)
    {
        id = default!;
        if (!Kinds.TryGetValue(typeName, out var kind))
        {
            error = $"This service knows no ids of {typeName}.";
            return false;
        }

        if (!TypeId.TryParse(text, kind, out var parsed, out var problem))
        {
            error = problem;
            return false;
        }

        error = "";
        // The engine asks with the C# type of the property, which for these kinds is always a Guid.
        id = (TId)(object)parsed;
        return true;
    }

    private sealed class GuidSerializer(IdKind kind) : LeafSerializer<Guid>
    {
        public override void Write(JsonWriter writer, Guid value)
        {
            var length = TypeId.Write(kind, value, writer.Reserve(TypeId.MaxBytes));
            writer.Advance(length);
        }
    }
}
