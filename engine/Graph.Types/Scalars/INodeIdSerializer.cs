using Graph.Types.Serialization;

namespace Graph.Types;

/// <summary>
/// Turns keys into global ids and back: ids that are unique in the whole graph and say which type they belong to.
/// </summary>
/// <remarks><see href="https://relay.dev/graphql/objectidentification.htm"/></remarks>
public interface INodeIdSerializer
{
    /// <summary>The serializer that writes keys of this C# type as ids of the given object type.</summary>
    /// <param name="typeName">The name of the object type in the schema.</param>
    /// <returns>Null if ids of the type have no keys of this C# type, which is an error at start-up.</returns>
    LeafSerializer<TId>? SerializerFor<TId>(string typeName);

    /// <summary>Reads an id that must belong to the given object type.</summary>
    /// <param name="typeName">The name of the object type in the schema.</param>
    /// <param name="text">The id as the client sent it.</param>
    /// <param name="id">The key, if the id could be read.</param>
    /// <param name="error">Otherwise a sentence that names the expected kind; empty on success.</param>
    bool TryParse<TId>(string typeName, string text, out TId id, out string error);
}
