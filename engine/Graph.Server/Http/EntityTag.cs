using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Graph.Server;

/// <summary>The validator of a response: a client that has the same one already need not get it again.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3"/></remarks>
internal static class EntityTag
{
    private const int HashBytes = 16;

    /// <summary>
    /// The tag of a response that is written but not sent. It is weak: compressed, the same response has the same tag.
    /// </summary>
    public static EntityTagHeaderValue Of(ResponseBuffer response)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        response.AppendTo(hash);
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(bytes);
        return new EntityTagHeaderValue($"\"{Base64Url.EncodeToString(bytes[..HashBytes])}\"", isWeak: true);
    }

    /// <summary>Whether the client says in <c>If-None-Match</c> that it has the response.</summary>
    public static bool IsKnown(HttpRequest request, EntityTagHeaderValue tag)
    {
        if (EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known))
        {
            foreach (var one in known)
            {
                if (one.Equals(EntityTagHeaderValue.Any) || one.Compare(tag, useStrongComparison: false))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
