using System.Net;
using System.Text.Json;

namespace Graph.EndToEnd.Tests.Testing;

/// <summary>What the gateway answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Text">The body.</param>
/// <param name="Root">The body as JSON.</param>
internal sealed record Answer(HttpStatusCode Status, string Text, JsonElement Root)
{
    /// <summary>The data; fails the test if there are errors as well.</summary>
    public JsonElement Data
    {
        get
        {
            Assert.False(Root.TryGetProperty("errors", out _), Text);
            return Root.GetProperty("data");
        }
    }

    /// <summary>The data, whatever errors there are.</summary>
    public JsonElement PartialData => Root.GetProperty("data");

    /// <summary>Whether there is no data at all.</summary>
    public bool IsNullData => !Root.TryGetProperty("data", out var data) || data.ValueKind == JsonValueKind.Null;

    /// <summary>The top-level errors.</summary>
    public IReadOnlyList<JsonElement> Errors =>
        Root.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateArray()] : [];

    /// <summary>The only top-level error.</summary>
    public JsonElement Error
    {
        get
        {
            Assert.True(Errors.Count == 1, Text);
            return Errors[0];
        }
    }

    /// <summary>The only error's sentence.</summary>
    public string Message => Error.GetProperty("message").GetString()!;

    /// <summary>The only error's code.</summary>
    public string? Code => Error.GetProperty("extensions").GetProperty("code").GetString();
}
