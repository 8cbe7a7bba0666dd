using Graph.Identity.Providers;
using Graph.Testing.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Graph.Identity.Tests.Providers;

/// <summary>Nobody waits long for a provider, and none fills the memory.</summary>
public sealed class ProviderHttpTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private readonly TaskCompletionSource _end = new();
    private ProviderHttp _http = null!;
    private WebApplication _app = null!;
    private int _requests;

    public async Task InitializeAsync()
    {
        _http = new ProviderHttp("Somebody", _clock);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.MapGet("/json", () => Counted("""{"a":1}"""));
        _app.MapGet("/text", () => Counted("<html>"));
        _app.MapGet("/deep", () => Counted(new string('[', 20) + new string(']', 20)));
        _app.MapGet("/down", () => Results.StatusCode(503));
        _app.MapGet("/elsewhere", () => Results.Redirect("/json"));
        _app.MapGet(
            "/huge",
            async (HttpContext context) =>
            {
                var bytes = new byte[64 * 1024];
                while (!context.RequestAborted.IsCancellationRequested)
                {
                    await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
                }
            }
        );
        _app.MapGet("/hung", (HttpContext context) => _end.Task.WaitAsync(context.RequestAborted));
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        _end.TrySetResult();
        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData("/huge", "more than 256 KiB")]
    [InlineData("/hung", "within 5 seconds")]
    [InlineData("/text", "no JSON")]
    [InlineData("/deep", "no JSON")]
    [InlineData("/down", "answers 503")]
    [InlineData("/elsewhere", "elsewhere")]
    public async Task What_is_no_answer_is_said_to_be_so(string path, string reason)
    {
        var e = await Assert.ThrowsAsync<ProviderException>(() => Ask(path));

        Assert.True(e.IsUnavailable);
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_five_failures_in_a_row_it_is_left_alone_for_half_a_minute()
    {
        for (var i = 0; i < ProviderHttp.MaxFailures; i++)
        {
            await Assert.ThrowsAsync<ProviderException>(() => Ask("/text"));
        }

        var asked = _requests;
        await Assert.ThrowsAsync<ProviderException>(() => Ask("/json"));
        Assert.Equal(asked, _requests);

        _clock.Advance(ProviderHttp.Rest);
        Assert.Equal(1, (await Ask("/json")).GetProperty("a").GetInt32());
        await Assert.ThrowsAsync<ProviderException>(() => Ask("/text"));
        Assert.Equal(1, (await Ask("/json")).GetProperty("a").GetInt32());
    }

    private IResult Counted(string text)
    {
        Interlocked.Increment(ref _requests);
        return Results.Text(text, "application/json");
    }

    private async Task<System.Text.Json.JsonElement> Ask(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _app.Urls.First() + path);
        return (await _http.AskAsync(request, default)).Json;
    }
}
