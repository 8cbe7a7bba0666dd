using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Graph.Identity.Providers;

/// <summary>GitHub and Facebook: OAuth 2, and an API of their own that says who somebody is.</summary>
internal sealed class OAuthProvider(ProviderSettings settings, ProviderHttp http) : IIdentityProvider
{
    public ProviderSettings Settings => settings;

    public Task<Uri> AuthorizationAddressAsync(
        string state,
        ProviderSignIn signIn,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult(
            new Uri(
                QueryHelpers.AddQueryString(
                    settings.AuthorizationEndpoint!.OriginalString,
                    new Dictionary<string, string?>
                    {
                        ["response_type"] = "code",
                        ["client_id"] = settings.ClientId,
                        ["redirect_uri"] = settings.RedirectUri.OriginalString,
                        ["scope"] = settings.Scope,
                        ["state"] = state,
                        ["code_challenge"] = signIn.Challenge,
                        ["code_challenge_method"] = "S256",
                    }
                )
            )
        );

    public async Task<ProviderPerson> RedeemAsync(
        string code,
        string? issuer,
        ProviderSignIn signIn,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.TokenEndpoint)
        {
            Content = new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["grant_type"] = "authorization_code",
                    ["client_id"] = settings.ClientId,
                    ["client_secret"] = settings.ClientSecret,
                    ["code"] = code,
                    ["redirect_uri"] = settings.RedirectUri.OriginalString,
                    ["code_verifier"] = signIn.Verifier,
                }
            ),
        };
        // GitHub answers a wrong code with 200.
        var (isSuccess, answer) = await http.AskAsync(request, cancellationToken);
        if (!isSuccess || Text(answer, "access_token") is not { } token)
        {
            throw Refused("does not take the code: it is good once, for a short time");
        }

        return settings.Kind == ProviderKind.GitHub
            ? await ReadGitHubAsync(token, cancellationToken)
            : await ReadFacebookAsync(token, cancellationToken);
    }

    private async Task<ProviderPerson> ReadGitHubAsync(string token, CancellationToken cancellationToken)
    {
        var user = await GetAsync(settings.UserEndpoint!.OriginalString, token, cancellationToken);
        var emails = await GetAsync($"{settings.UserEndpoint.OriginalString}/emails", token, cancellationToken);
        var primary =
            emails.ValueKind == JsonValueKind.Array
                ? emails.EnumerateArray().FirstOrDefault(email => IsTrue(email, "primary"))
                : default;
        return new ProviderPerson(
            Subject(user),
            Text(primary, "email"),
            IsTrue(primary, "verified"),
            Text(user, "name"),
            Text(user, "login")
        );
    }

    // It does not say whether an address was verified.
    private async Task<ProviderPerson> ReadFacebookAsync(string token, CancellationToken cancellationToken)
    {
        var user = await GetAsync(
            QueryHelpers.AddQueryString(settings.UserEndpoint!.OriginalString, "fields", "id,name,email"),
            token,
            cancellationToken
        );
        return new ProviderPerson(Subject(user), Text(user, "email"), EmailVerified: false, Text(user, "name"), null);
    }

    private async Task<JsonElement> GetAsync(string address, string token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var (isSuccess, answer) = await http.AskAsync(request, cancellationToken);
        return isSuccess ? answer : throw Refused("does not say who you are");
    }

    private string Subject(JsonElement user)
    {
        var id =
            user.ValueKind == JsonValueKind.Object && user.TryGetProperty("id", out var value)
                ? value.ValueKind switch
                {
                    JsonValueKind.Number when value.TryGetInt64(out var number) => number.ToString(
                        CultureInfo.InvariantCulture
                    ),
                    JsonValueKind.String => value.GetString(),
                    _ => null,
                }
                : null;
        return id is { Length: > 0 and <= LinkedIdentity.MaxSubject } ? id : throw Refused("does not say who you are");
    }

    private static bool IsTrue(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.True;

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private ProviderException Refused(string what) =>
        new($"{settings.DisplayName} {what}. Begin again.", isUnavailable: false);
}
