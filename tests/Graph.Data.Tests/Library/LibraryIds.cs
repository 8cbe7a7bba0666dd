using Graph.Types;
using Graph.Types.Serialization;

namespace Graph.Data.Tests.Library;

/// <summary>Global ids that can be read in a test: <c>author_1</c> is the author whose key is <c>Shelf.AuthorKey(1)</c>.</summary>
internal sealed class LibraryIds : INodeIdSerializer
{
    public LeafSerializer<TId>? SerializerFor<TId>(string typeName) =>
        typeof(TId) == typeof(Guid) ? (LeafSerializer<TId>)(object)new Serializer(typeName) : null;

    public bool TryParse<TId>(string typeName, string text, out TId id, out string error)
    {
        var prefix = typeName.ToLowerInvariant() + "_";
        id = default!;
        error = "";
        if (text.StartsWith(prefix, StringComparison.Ordinal) && int.TryParse(text[prefix.Length..], out var number))
        {
            id = (TId)(object)Shelf.AuthorKey(number);
            return true;
        }

        error = $"'{text}' is not the id of a {typeName}.";
        return false;
    }

    private sealed class Serializer(string typeName) : LeafSerializer<Guid>
    {
        public override void Write(JsonWriter writer, Guid value) =>
            writer.WriteString($"{typeName.ToLowerInvariant()}_{BitConverter.ToInt32(value.ToByteArray())}");
    }
}
