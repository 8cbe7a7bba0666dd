using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Graph.Identity.Providers;

/// <summary>A provider that speaks OpenID Connect (Core 1.0): it describes itself, and signs who somebody is.</summary>
internal sealed class OpenIdConnectProvider(ProviderSettings settings, ProviderHttp http, TimeProvider time)
    : IIdentityProvider,
        IDisposable
{
    private const string MetadataPath = "/.well-known/openid-configuration";
    private static readonly TimeSpan MetadataLifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    // No secret that both sides know, and no token without a signature.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.RsaSha384,
        SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256,
        SecurityAlgorithms.EcdsaSha256,
        SecurityAlgorithms.EcdsaSha384,
    ];

    private static readonly JsonWebTokenHandler Tokens = new() { MapInboundClaims = false };

    private readonly SemaphoreSlim _reading = new(1);
    private Metadata? _metadata;

    public ProviderSettings Settings => settings;

    public async Task<Uri> AuthorizationAddressAsync(
        string state,
        ProviderSignIn signIn,
        CancellationToken cancellationToken
    )
    {
        var metadata = await ReadAsync(null, cancellationToken);
        return new Uri(
            QueryHelpers.AddQueryString(
                metadata.Description.AuthorizationEndpoint,
                new Dictionary<string, string?>
                {
                    ["response_type"] = "code",
                    ["client_id"] = settings.ClientId,
                    ["redirect_uri"] = settings.RedirectUri.OriginalString,
                    ["scope"] = settings.Scope,
                    ["state"] = state,
                    ["nonce"] = signIn.Nonce,
                    ["code_challenge"] = signIn.Challenge,
                    ["code_challenge_method"] = "S256",
                }
            )
        );
    }

    public async Task<ProviderPerson> RedeemAsync(
        string code,
        string? issuer,
        ProviderSignIn signIn,
        CancellationToken cancellationToken
    )
    {
        var metadata = await ReadAsync(null, cancellationToken);
        if (
            issuer is null
                ? metadata.Description.AuthorizationResponseIssParameterSupported
                : !string.Equals(issuer, settings.Issuer, StringComparison.Ordinal)
        )
        {
            throw Refused("has not issued this code: the issuer that came with it is another, or is missing");
        }

        var answer = await ExchangeAsync(metadata, code, signIn, cancellationToken);
        var token = await VerifyAsync(metadata, Text(answer, "id_token"), signIn.Nonce, cancellationToken);
        var claims = token.TryGetPayloadValue<string>("email", out _)
            ? default
            : await ReadUserAsync(metadata, token.Subject, Text(answer, "access_token"), cancellationToken);
        return new ProviderPerson(
            token.Subject,
            Claim("email"),
            IsTrue("email_verified"),
            Claim("name"),
            Claim("preferred_username")
        );

        string? Claim(string name) =>
            token.TryGetPayloadValue<string>(name, out var value) ? value : Text(claims, name);

        // Some write it as a text.
        bool IsTrue(string name) =>
            token.TryGetPayloadValue<object>(name, out var value)
                ? value is true or "true"
                : claims.ValueKind == JsonValueKind.Object
                    && claims.TryGetProperty(name, out var flag)
                    && (
                        flag.ValueKind == JsonValueKind.True
                        || (flag.ValueKind == JsonValueKind.String && flag.ValueEquals("true"))
                    );
    }

    public void Dispose() => _reading.Dispose();

    private async Task<JsonElement> ExchangeAsync(
        Metadata metadata,
        string code,
        ProviderSignIn signIn,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, metadata.Description.TokenEndpoint);
        // RFC 6749, section 2.3.1: both are written as in a form first.
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(
                Encoding.UTF8.GetBytes(
                    $"{Uri.EscapeDataString(settings.ClientId)}:{Uri.EscapeDataString(settings.ClientSecret)}"
                )
            )
        );
        request.Content = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["grant_type"] = "authorization_code",
                ["code"] = code,
                ["redirect_uri"] = settings.RedirectUri.OriginalString,
                ["code_verifier"] = signIn.Verifier,
            }
        );
        var (isSuccess, answer) = await http.AskAsync(request, cancellationToken);
        return isSuccess
            ? answer
            : throw Refused(
                $"does not take the code ({Text(answer, "error") ?? "without a reason"}): it is good once, for a short time"
            );
    }

    private async Task<JsonWebToken> VerifyAsync(
        Metadata metadata,
        string? text,
        string nonce,
        CancellationToken cancellationToken
    )
    {
        if (text is null || !Tokens.CanReadToken(text))
        {
            throw Refused("has sent no token that says who you are");
        }

        var kid = Tokens.ReadJsonWebToken(text).Kid;
        if (!metadata.Keys.Any(key => string.Equals(key.KeyId, kid, StringComparison.Ordinal)))
        {
            // It has another key since.
            metadata = await ReadAsync(metadata, cancellationToken);
        }

        var result = await Tokens.ValidateTokenAsync(
            text,
            new TokenValidationParameters
            {
                ValidIssuer = settings.Issuer,
                ValidAudience = settings.ClientId,
                ValidAlgorithms = Algorithms,
                IssuerSigningKeys = metadata.Keys,
                ClockSkew = ClockSkew,
                RequireExpirationTime = true,
                LifetimeValidator = (notBefore, expires, _, _) =>
                    expires is { } end
                    && end > time.GetUtcNow().UtcDateTime - ClockSkew
                    && (notBefore is null || notBefore <= time.GetUtcNow().UtcDateTime + ClockSkew),
            }
        );
        if (!result.IsValid || result.SecurityToken is not JsonWebToken token)
        {
            throw Refused("has sent a token that is not valid", result.Exception);
        }

        if (
            !token.TryGetPayloadValue<string>("nonce", out var said)
            || !string.Equals(said, nonce, StringComparison.Ordinal)
        )
        {
            throw Refused("has sent a token for another sign-in");
        }

        // Core 1.0, section 3.1.3.7: where it is for several, or says for whom it was made.
        var isOurs = token.TryGetPayloadValue<string>("azp", out var party)
            ? string.Equals(party, settings.ClientId, StringComparison.Ordinal)
            : token.Audiences.Count() == 1;
        return isOurs && token.Subject is { Length: > 0 and <= LinkedIdentity.MaxSubject }
            ? token
            : throw Refused("has sent a token that is meant for somebody else");
    }

    private async Task<JsonElement> ReadUserAsync(
        Metadata metadata,
        string subject,
        string? accessToken,
        CancellationToken cancellationToken
    )
    {
        if (accessToken is null || !IsSafe(metadata.Description.UserInfoEndpoint))
        {
            return default;
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, metadata.Description.UserInfoEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        var (isSuccess, user) = await http.AskAsync(request, cancellationToken);
        return isSuccess && string.Equals(Text(user, "sub"), subject, StringComparison.Ordinal)
            ? user
            : throw Refused("does not say who you are");
    }

    /// <summary>What it says of itself, at most an hour old.</summary>
    /// <param name="known">What is known and not good enough; null for nothing.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    private async Task<Metadata> ReadAsync(Metadata? known, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (_metadata is { } read && read != known && time.GetElapsedTime(read.ReadAt) < MetadataLifetime)
            {
                return read;
            }

            using var request = new HttpRequestMessage(HttpMethod.Get, settings.Issuer + MetadataPath);
            var (isSuccess, json) = await http.AskAsync(request, cancellationToken);
            var description = isSuccess
                ? OpenIdConnectConfiguration.Create(json.GetRawText())
                : new OpenIdConnectConfiguration();
            if (!string.Equals(description.Issuer?.TrimEnd('/'), settings.Issuer, StringComparison.Ordinal))
            {
                throw Refused($"describes itself as another issuer than {settings.Issuer}");
            }

            if (
                !IsSafe(description.AuthorizationEndpoint)
                || !IsSafe(description.TokenEndpoint)
                || !IsSafe(description.JwksUri)
            )
            {
                throw Refused("does not say where it answers over https");
            }

            using var keys = new HttpRequestMessage(HttpMethod.Get, description.JwksUri);
            var (_, set) = await http.AskAsync(keys, cancellationToken);
            return _metadata = new Metadata(
                time.GetTimestamp(),
                description,
                [.. JsonWebKeySet.Create(set.GetRawText()).GetSigningKeys()]
            );
        }
        catch (Exception e)
            when (e is ArgumentException or JsonException or NotSupportedException or InvalidOperationException)
        {
            throw Refused("describes itself in a way that cannot be read", e);
        }
        finally
        {
            _reading.Release();
        }
    }

    private static bool IsSafe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && ProviderSettings.IsSafe(uri);

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private ProviderException Refused(string what, Exception? cause = null) =>
        new($"{settings.DisplayName} {what}. Begin again.", isUnavailable: false, cause);

    private sealed record Metadata(
        long ReadAt,
        OpenIdConnectConfiguration Description,
        IReadOnlyList<SecurityKey> Keys
    );
}
