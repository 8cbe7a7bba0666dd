using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace Graph.Execution.PersistedOperations;

/// <summary>
/// Trusted documents, read once from a manifest: a JSON object of ids and documents (as Relay's compiler and GraphQL Code
/// Generator write it), or an Apollo manifest with its list of <c>operations</c>. An id that is a SHA-256 is found with and
/// without the prefix <c>sha256:</c>, in upper and lower case; every other id only as it is written.
/// </summary>
/// <remarks>
/// <see href="https://graphql.github.io/graphql-over-http/draft/#sec-Persisted-Documents">Persisted documents</see>: the
/// specification writes hashes with the prefix, and most tools without.
/// </remarks>
public sealed class OperationManifest : IOperationDocumentStorage
{
    private const string HashPrefix = "sha256:";
    private const int HashLength = 64;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    private readonly FrozenDictionary<string, ReadOnlyMemory<byte>> _documents;

    private OperationManifest(Dictionary<string, ReadOnlyMemory<byte>> documents) =>
        _documents = documents.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>How many documents there are.</summary>
    public int Count => _documents.Count;

    /// <summary>Reads a manifest.</summary>
    /// <param name="utf8">The JSON text.</param>
    /// <exception cref="FormatException">It is no manifest; the message says where.</exception>
    public static OperationManifest Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var json = JsonDocument.Parse(utf8);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw new FormatException("A manifest is a JSON object of ids and documents.");
            }

            return new OperationManifest(
                root.TryGetProperty("operations", out var operations) && operations.ValueKind == JsonValueKind.Array
                    ? ReadApollo(operations)
                    : ReadPairs(root)
            );
        }
        catch (JsonException e)
        {
            throw new FormatException($"The manifest is not valid JSON: {e.Message}", e);
        }
    }

    /// <inheritdoc />
    public ValueTask<ReadOnlyMemory<byte>?> TryReadAsync(string documentId, CancellationToken cancellationToken)
    {
        // Not a conditional expression: there null would be an empty array, and so an empty document.
        if (_documents.TryGetValue(KeyOf(documentId), out var document))
        {
            return new ValueTask<ReadOnlyMemory<byte>?>(document);
        }

        return default;
    }

    private static Dictionary<string, ReadOnlyMemory<byte>> ReadPairs(JsonElement root)
    {
        var documents = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var pair in root.EnumerateObject())
        {
            if (pair.Value.ValueKind != JsonValueKind.String)
            {
                throw new FormatException($"The manifest's entry '{pair.Name}' is no document: it must be a string.");
            }

            documents[KeyOf(pair.Name)] = Encoding.UTF8.GetBytes(pair.Value.GetString()!);
        }

        return documents;
    }

    private static Dictionary<string, ReadOnlyMemory<byte>> ReadApollo(JsonElement operations)
    {
        var documents = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var index = 0;
        foreach (var operation in operations.EnumerateArray())
        {
            if (TextOf(operation, "id") is not { } id || TextOf(operation, "body") is not { } body)
            {
                throw new FormatException($"Operation {index} of the manifest lacks its 'id' or its 'body'.");
            }

            documents[KeyOf(id)] = Encoding.UTF8.GetBytes(body);
            index++;
        }

        return documents;
    }

    /// <summary>Hashes in one way of writing; other ids as they are.</summary>
    private static string KeyOf(string id)
    {
        var hash = id.StartsWith(HashPrefix, StringComparison.Ordinal) ? id.AsSpan(HashPrefix.Length) : id.AsSpan();
        if (hash.Length != HashLength || hash.ContainsAnyExcept(HexDigits))
        {
            return id;
        }

        return hash.ContainsAnyInRange('A', 'F') ? hash.ToString().ToLowerInvariant() : hash.ToString();
    }

    private static string? TextOf(JsonElement operation, string name) =>
        operation.ValueKind == JsonValueKind.Object
        && operation.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
