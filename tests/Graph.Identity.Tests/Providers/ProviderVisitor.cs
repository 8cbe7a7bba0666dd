using System.Buffers.Text;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Graph.Identity.Tests.Providers;

/// <summary>A person with a browser, who signs in at the provider and is sent back.</summary>
internal static class ProviderVisitor
{
    /// <summary>Where providers send people back to; nothing listens there.</summary>
    public const string BackTo = "http://127.0.0.1:9/back";

    private const int MaxRedirects = 10;

    /// <summary>What the person comes back with.</summary>
    /// <param name="authorizationUrl">Where they are sent.</param>
    /// <param name="claims">Who they are there: <c>sub</c>, and what else the provider tells.</param>
    public static async Task<Visit> SignInAsync(string authorizationUrl, object claims)
    {
        using var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = new CookieContainer(),
        };
        using var browser = new HttpClient(handler);
        var next = new Uri(
            QueryHelpers.AddQueryString(
                authorizationUrl,
                "login_hint",
                Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims))
            )
        );
        for (var i = 0; i < MaxRedirects && !next.OriginalString.StartsWith(BackTo, StringComparison.Ordinal); i++)
        {
            using var response = await browser.GetAsync(next);
            Assert.True(response.Headers.Location is not null, await response.Content.ReadAsStringAsync());
            next = new Uri(next, response.Headers.Location);
        }

        var query = QueryHelpers.ParseQuery(next.Query);
        Assert.False(query.ContainsKey("error"), next.Query);
        return new Visit(
            query["state"].ToString(),
            query["code"].ToString(),
            query.TryGetValue("iss", out var issuer) ? issuer.ToString() : null
        );
    }
}

/// <summary>What a person comes back with.</summary>
internal sealed record Visit(string State, string Code, string? Issuer);
