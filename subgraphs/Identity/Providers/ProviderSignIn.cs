using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Graph.Identity.Providers;

/// <summary>That somebody was sent to a provider and has not come back yet. A row of <c>provider_sign_ins</c>; taken once.</summary>
internal sealed class ProviderSignIn
{
    /// <summary>The hash of the state, which the person comes back with.</summary>
    public required byte[] StateHash { get; init; }

    /// <summary>Which provider.</summary>
    public required string Provider { get; init; }

    /// <summary>What must be in the provider's token, so that it is one for this sign-in.</summary>
    public required string Nonce { get; init; }

    /// <summary>What proves to the provider that who exchanges the code has asked for it (PKCE).</summary>
    public required string Verifier { get; init; }

    /// <summary>To whose account the provider's is to be linked; null where somebody signs in.</summary>
    public Guid? LinksUserId { get; init; }

    /// <summary>Who it was, where the provider has vouched already and only the second factor is missing.</summary>
    public Guid? ProvenUserId { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What the provider is told of <see cref="Verifier"/> (RFC 7636, section 4.2: S256).</summary>
    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));
}
