using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Graph.Common.Events.Carriers;
using Graph.Common.Subgraphs;
using Graph.Hosting.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Graph.Identity.Tests.Testing;

/// <summary>Identity as it is deployed, on a free port, over a database of its own.</summary>
internal sealed class RunningIdentity : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(60) };

    private readonly WebApplication _app;
    private readonly Uri _address;

    private RunningIdentity(WebApplication app)
    {
        _app = app;
        _address = new Uri(app.Urls.First() + "/graphql");
    }

    public static async Task<RunningIdentity> StartAsync(
        IdentityDatabaseFixture database,
        IEnumerable<KeyValuePair<string, string?>> settings
    )
    {
        var app = IdentitySubgraph.Definition.Build(
            new SubgraphOptions
            {
                Url = "http://127.0.0.1:0",
                ConnectionString = database.ConnectionString,
                Tokens = new TokenOptions(),
                Configure = builder =>
                {
                    builder.Logging.ClearProviders();
                    builder.Configuration.AddInMemoryCollection(settings);
                    builder.Configuration["Identity:Email:Directory"] ??= Path.Combine(
                        Path.GetTempPath(),
                        $"graph-mail-{Guid.NewGuid():N}"
                    );
                    builder.Services.AddSingleton<IEventBus>(new InProcessEventBus());
                },
            }
        );
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new RunningIdentity(app);
    }

    /// <summary>A service of it, for what people cannot ask for.</summary>
    public T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>The payload of a mutation.</summary>
    public async Task<JsonElement> Do(string field, string selection, object? input, string? token = null)
    {
        const string errors = "errors { __typename ... on UserError { message code } }";
        var query = input is null
            ? $"mutation {{ {field} {{ {selection} {errors} }} }}"
            : $"mutation ($input: {char.ToUpperInvariant(field[0])}{field[1..]}Input!) {{ {field}(input: $input) {{ {selection} {errors} }} }}";
        return (await Ask(query, new { input }, token)).GetProperty(field);
    }

    /// <summary>The data of an answer, which has no errors.</summary>
    public async Task<JsonElement> Ask(string query, object? variables = null, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _address)
        {
            Content = JsonContent.Create(new { query, variables }),
        };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        using var json = JsonDocument.Parse(text);
        Assert.False(json.RootElement.TryGetProperty("errors", out _), text);
        return json.RootElement.GetProperty("data").Clone();
    }

    /// <summary>The only error of a payload, as its code; null for none.</summary>
    public static string? ErrorOf(JsonElement payload)
    {
        var errors = payload.GetProperty("errors");
        return errors.ValueKind == JsonValueKind.Null
            ? null
            : Assert.Single(errors.EnumerateArray()).GetProperty("code").GetString();
    }

    /// <summary>Signs somebody up whose address is confirmed, and in.</summary>
    public async Task<string> SignedIn(IdentityDatabaseFixture database, string email, string handle)
    {
        await SignUp(email, handle);
        await database.Execute($"update users set email_verified = true where email_key = '{email}'");
        var tokens = await Do("signIn", "tokens { accessToken }", new { email, password = Password });
        return tokens.GetProperty("tokens").GetProperty("accessToken").GetString()!;
    }

    public Task<JsonElement> SignUp(string email, string handle) =>
        Do(
            "signUp",
            "email",
            new
            {
                email,
                password = Password,
                handle,
            }
        );

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
