using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Graph.Annotations;
using Graph.Execution;
using Graph.Hosting.Authentication;
using Graph.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Graph.Hosting.Tests.Authentication;

/// <summary>ASP.NET's policies and roles decide who sees a field, of a real server.</summary>
public sealed class AuthorizationTests : IAsyncLifetime
{
    private readonly WebApplication _app = Build();

    public async Task InitializeAsync() => await _app.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddGraphQLAuthorization();
        builder.Services.AddAuthorization(options =>
            options.AddPolicy(
                "adult",
                policy =>
                    policy.RequireAssertion(context =>
                        context.User.HasClaim(claim => claim.Type == "age" && int.Parse(claim.Value, null) >= 18)
                    )
            )
        );
        var app = builder.Build();
        app.Use(
            (context, next) =>
            {
                // As any authentication of ASP.NET leaves it: the claims of the header, if there is one.
                if (context.Request.Headers["X-Claims"] is [{ } claims])
                {
                    var identity = new ClaimsIdentity(
                        claims.Split(',').Select(claim => new Claim(claim.Split('=')[0], claim.Split('=')[1])),
                        "header",
                        "name",
                        "role"
                    );
                    context.User = new ClaimsPrincipal(identity);
                }

                return next(context);
            }
        );
        var executor = new RequestExecutor(new AnnotatedSchemaBuilder().AddType(typeof(Queries)).Build());
        app.MapGraphQL("/graphql", () => executor);
        return app;
    }

    [Theory]
    [InlineData("signedIn", null, "AUTH_NOT_AUTHENTICATED")]
    [InlineData("signedIn", "name=ada", null)]
    [InlineData("staff", "name=ada", "AUTH_NOT_AUTHORIZED")]
    [InlineData("staff", "role=guest", "AUTH_NOT_AUTHORIZED")]
    [InlineData("staff", "role=editor", null)]
    [InlineData("staff", "role=guest,role=admin", null)]
    [InlineData("adult", "age=17", "AUTH_NOT_AUTHORIZED")]
    [InlineData("adult", "age=18", null)]
    [InlineData("both", "age=18,role=guest", "AUTH_NOT_AUTHORIZED")]
    [InlineData("both", "age=18,role=admin", null)]
    [InlineData("unknown", "name=ada", "AUTH_POLICY_NOT_FOUND")]
    [InlineData("open", null, null)]
    public async Task A_field_is_seen_by_those_who_may(string field, string? claims, string? code)
    {
        var response = await AskAsync($"{{ {field} }}", claims);

        Assert.Equal(code is null ? "yes" : "", $"{response.GetProperty("data").GetProperty(field)}");
        Assert.Equal(
            code,
            response.TryGetProperty("errors", out var errors)
                ? $"{Assert.Single(errors.EnumerateArray()).GetProperty("extensions").GetProperty("code")}"
                : null
        );
    }

    private async Task<JsonElement> AskAsync(string query, string? claims)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, _app.Urls.Single() + "/graphql")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query }), Encoding.UTF8, "application/json"),
        };
        if (claims is not null)
        {
            request.Headers.Add("X-Claims", claims);
        }

        using var response = await client.SendAsync(request);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return body.RootElement.Clone();
    }

    [QueryType]
    private static class Queries
    {
        public static string? Open() => "yes";

        [Authorize]
        public static string? SignedIn() => "yes";

        [Authorize(Roles = ["editor", "admin"])]
        public static string? Staff() => "yes";

        [Authorize("adult")]
        public static string? Adult() => "yes";

        [Authorize("adult", Roles = ["admin"])]
        public static string? Both() => "yes";

        [Authorize("missing")]
        public static string? Unknown() => "yes";
    }
}
