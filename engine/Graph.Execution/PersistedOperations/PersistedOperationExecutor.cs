using System.Security.Cryptography;
using System.Text.Json;
using Graph.Types;

namespace Graph.Execution.PersistedOperations;

/// <summary>
/// Finds the document that a request names, and then lets another executor answer it. It stands between every transport and
/// the engine, so that what it refuses is refused over all of them.
/// </summary>
/// <remarks>
/// A document is named by <c>documentId</c>, or by its SHA-256 in <c>extensions.persistedQuery</c> (automatic persisted
/// queries: an unknown hash is answered <c>PERSISTED_QUERY_NOT_FOUND</c>, and the client sends hash and text together).
/// </remarks>
public sealed class PersistedOperationExecutor : IRequestExecutor
{
    // Clients of automatic persisted queries look for exactly these two words.
    private const string NotFoundMessage = "PersistedQueryNotFound";
    private const string NotFoundCode = "PERSISTED_QUERY_NOT_FOUND";

    private readonly IRequestExecutor _inner;
    private readonly PersistedOperationOptions _options;
    private readonly AutomaticOperations? _automatic;

    /// <summary>An executor in front of another.</summary>
    /// <param name="inner">Answers the requests.</param>
    /// <param name="options">Which documents may be named.</param>
    public PersistedOperationExecutor(IRequestExecutor inner, PersistedOperationOptions options)
    {
        if (options is { OnlyTrusted: true, Trusted: null })
        {
            throw new ArgumentException(
                "Only trusted documents are to be accepted, but there are none.",
                nameof(options)
            );
        }

        _inner = inner;
        _options = options;
        _automatic =
            options.AutomaticCapacity > 0 && !options.OnlyTrusted
                ? new AutomaticOperations(options.AutomaticCapacity, options.MaxAutomaticBytes)
                : null;
    }

    /// <inheritdoc />
    public Schema Schema => _inner.Schema;

    /// <inheritdoc />
    public ValueTask<ExecutionResult> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken) =>
        IsPlain(request)
            ? _inner.ExecuteAsync(request, cancellationToken)
            : ExecuteNamedAsync(request, cancellationToken);

    /// <summary>True if the request brings its own text, and any text is welcome.</summary>
    private bool IsPlain(OperationRequest request) =>
        !_options.OnlyTrusted && request.DocumentId is null && request.Extensions.ValueKind == JsonValueKind.Undefined;

    private async ValueTask<ExecutionResult> ExecuteNamedAsync(
        OperationRequest request,
        CancellationToken cancellationToken
    )
    {
        var (resolved, error) = await ResolveAsync(request, cancellationToken).ConfigureAwait(false);
        return resolved is null
            ? new RequestErrorResult(error!)
            : await _inner.ExecuteAsync(resolved, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<(OperationRequest?, GraphQLError?)> ResolveAsync(
        OperationRequest request,
        CancellationToken cancellationToken
    )
    {
        if (request.DocumentId is { } id)
        {
            return await ReadTrustedAsync(id, cancellationToken).ConfigureAwait(false) is { } trusted
                ? (request.WithDocument(trusted), null)
                : (null, Refuse($"The document '{Shorten(id)}' is not known here; publish it first.", NotFoundCode));
        }

        if (HashOf(request.Extensions, out var malformed) is { } hash)
        {
            return await ResolveHashAsync(request, hash, cancellationToken).ConfigureAwait(false);
        }

        if (malformed is not null)
        {
            return (null, malformed);
        }

        return _options.OnlyTrusted
            ? (null, Refuse("Only published documents are accepted here: send a documentId.", ErrorCodes.Forbidden))
            : (request, null);
    }

    private async ValueTask<(OperationRequest?, GraphQLError?)> ResolveHashAsync(
        OperationRequest request,
        string hash,
        CancellationToken cancellationToken
    )
    {
        if (request.Document.IsEmpty)
        {
            var known =
                await ReadTrustedAsync(hash, cancellationToken).ConfigureAwait(false)
                ?? _automatic?.Find(hash.ToLowerInvariant());
            return known is { } document
                ? (request.WithDocument(document), null)
                : (null, Refuse(NotFoundMessage, NotFoundCode));
        }

        if (_options.OnlyTrusted)
        {
            return (
                null,
                Refuse("Only published documents are accepted here; this text is not looked at.", ErrorCodes.Forbidden)
            );
        }

        // The hash is the name under which others will find the text: it is computed here, never believed.
        var actual = Convert.ToHexStringLower(SHA256.HashData(request.Document.Span));
        if (!actual.Equals(hash, StringComparison.OrdinalIgnoreCase))
        {
            return (
                null,
                Refuse($"The sha256Hash '{Shorten(hash)}' is not the SHA-256 of the query.", ErrorCodes.BadRequest)
            );
        }

        _automatic?.Add(actual, request.Document);
        return (request, null);
    }

    private ValueTask<ReadOnlyMemory<byte>?> ReadTrustedAsync(string id, CancellationToken cancellationToken) =>
        _options.Trusted?.TryReadAsync(id, cancellationToken)
        ?? new ValueTask<ReadOnlyMemory<byte>?>((ReadOnlyMemory<byte>?)null);

    /// <summary>The hash in the extensions; clients of a manifest send any id there. Null if there is none.</summary>
    private static string? HashOf(JsonElement extensions, out GraphQLError? error)
    {
        error = null;
        if (extensions.ValueKind != JsonValueKind.Object || !extensions.TryGetProperty("persistedQuery", out var query))
        {
            return null;
        }

        if (
            query.ValueKind == JsonValueKind.Object
            && query.TryGetProperty("version", out var version)
            && version.ValueKind == JsonValueKind.Number
            && version.TryGetInt32(out var number)
            && number == 1
            && query.TryGetProperty("sha256Hash", out var hash)
            && hash.ValueKind == JsonValueKind.String
        )
        {
            return hash.GetString();
        }

        error = Refuse(
            "'extensions.persistedQuery' must be {\"version\": 1, \"sha256Hash\": \"…\"}.",
            ErrorCodes.BadRequest
        );
        return null;
    }

    private static GraphQLError Refuse(string message, string code) => new(message) { Code = code };

    private static string Shorten(string id) => id.Length <= 80 ? id : id[..80] + "…";
}
