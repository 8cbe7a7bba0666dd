using System.Text.Json;
using Graph.Language;
using Graph.Types.Serialization;

namespace Graph.Types;

/// <summary>URL: an absolute address with http or https.</summary>
internal sealed class UrlCoercion() : SerializingCoercion(UriSerializer.Url, new UrlTextSerializer())
{
    /// <summary>Longer addresses are refused, as most servers do.</summary>
    private const int MaxLength = 8192;

    public override bool TryParseLiteral(ValueNode literal, out object? value, out string? error)
    {
        value = Parse((literal as StringValueNode)?.Value);
        error = value is null ? Refusal(InputText.Of(literal)) : null;
        return value is not null;
    }

    public override bool TryParseValue(JsonElement json, out object? value, out string? error)
    {
        value = Parse(JsonText.Read(json));
        error = value is null ? Refusal(InputText.Of(json)) : null;
        return value is not null;
    }

    internal static string Refusal(string value) =>
        $"URL cannot represent value: {value}. Expected an absolute http or https address like \"https://example.com/a\".";

    internal static bool IsUrl(Uri uri) =>
        uri.IsAbsoluteUri
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.Host.Length > 0;

    internal static Uri? Parse(string? text) =>
        text is { Length: > 0 and <= MaxLength } && Uri.TryCreate(text, UriKind.Absolute, out var uri) && IsUrl(uri)
            ? uri
            : null;
}
