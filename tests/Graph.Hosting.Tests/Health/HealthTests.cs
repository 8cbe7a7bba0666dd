using System.Net;
using System.Text.Json.Nodes;
using Graph.Hosting.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Graph.Hosting.Tests.Health;

/// <summary>What watches an application learns who it is, that it lives, and whether it should get requests.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task It_says_who_it_is_and_that_it_lives()
    {
        await using var app = await StartAsync(null);

        Assert.Equal((HttpStatusCode.OK, """{"name":"Books"}"""), await GetAsync(app, "/health"));
        Assert.Equal((HttpStatusCode.OK, """{"status":"live"}"""), await GetAsync(app, "/health/live"));
    }

    [Fact]
    public async Task It_is_ready_where_nothing_keeps_it_from_that()
    {
        await using var unchecked_ = await StartAsync(null);
        await using var @checked = await StartAsync(null, hasCheck: true);

        Assert.Equal((HttpStatusCode.OK, """{"status":"ready"}"""), await GetAsync(unchecked_, "/health/ready"));
        Assert.Equal((HttpStatusCode.OK, """{"status":"ready"}"""), await GetAsync(@checked, "/health/ready"));
    }

    [Fact]
    public async Task What_keeps_it_from_being_ready_is_said_in_a_sentence()
    {
        await using var app = await StartAsync("The shelf is empty.", hasCheck: true);

        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, """{"status":"unavailable","reason":"The shelf is empty."}"""),
            await GetAsync(app, "/health/ready")
        );
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(app, "/health/live")).Status);
    }

    [Fact]
    public async Task While_it_stops_it_is_not_ready()
    {
        var asked = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        await using var app = await StartAsync(null, before: () => (asked, answer));
        var waiting = GetAsync(app, "/health/ready");
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(10));

        // A request that came in before the stop is still answered: it learns of the stop.
        app.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        answer.SetResult();

        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, """{"status":"unavailable","reason":"The library is stopping."}"""),
            await waiting
        );
    }

    private static async Task<WebApplication> StartAsync(
        string? reason,
        bool hasCheck = false,
        Func<(TaskCompletionSource Asked, TaskCompletionSource Answer)>? before = null
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Use(
            async (context, next) =>
            {
                if (before?.Invoke() is var (asked, answer))
                {
                    asked.SetResult();
                    await answer.Task;
                }

                await next(context);
            }
        );
        app.MapHealth(
            "library",
            new JsonObject { ["name"] = "Books" },
            hasCheck ? _ => Task.FromResult(reason is null ? Readiness.Yes : Readiness.No(reason)) : null
        );
        await app.StartAsync();
        return app;
    }

    private static async Task<(HttpStatusCode Status, string Body)> GetAsync(WebApplication app, string path)
    {
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var response = await client.GetAsync(path);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
