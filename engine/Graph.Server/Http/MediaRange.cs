using System.Globalization;

namespace Graph.Server;

/// <summary>One entry of an <c>Accept</c> header.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc9110#name-accept"/></remarks>
internal ref struct MediaRange
{
    private readonly ReadOnlySpan<char> _mediaType;
    private ReadOnlySpan<char> _parameters;

    private MediaRange(ReadOnlySpan<char> entry)
    {
        var semicolon = entry.IndexOf(';');
        _mediaType = (semicolon < 0 ? entry : entry[..semicolon]).Trim();
        _parameters = semicolon < 0 ? default : entry[(semicolon + 1)..];
        Quality = 1;
        var parameters = this;
        while (parameters.TakeParameter(out var name, out var value))
        {
            if (
                name.Equals("q", StringComparison.OrdinalIgnoreCase)
                && double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quality)
            )
            {
                Quality = Math.Clamp(quality, 0, 1);
                break;
            }
        }
    }

    /// <summary>How much it is liked: from 0, not at all, to 1.</summary>
    public double Quality { get; }

    /// <summary>Takes the first entry of a list away from it.</summary>
    public static MediaRange Take(scoped ref ReadOnlySpan<char> rest) => new(TakeTo(',', ref rest));

    /// <summary>True if it is this type.</summary>
    public readonly bool Is(string mediaType) => _mediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes the next parameter, quotes removed; false if there is none left.</summary>
    public bool TakeParameter(out ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        if (_parameters.IsEmpty)
        {
            name = value = default;
            return false;
        }

        var rest = _parameters;
        var parameter = TakeTo(';', ref rest).Trim();
        _parameters = rest;
        var equals = parameter.IndexOf('=');
        name = (equals < 0 ? parameter : parameter[..equals]).Trim();
        value = equals < 0 ? default : parameter[(equals + 1)..].Trim().Trim('"');
        return true;
    }

    // A separator inside quotes belongs to a value.
    private static ReadOnlySpan<char> TakeTo(char separator, scoped ref ReadOnlySpan<char> rest)
    {
        var quoted = false;
        for (var i = 0; i < rest.Length; i++)
        {
            quoted ^= rest[i] == '"';
            if (rest[i] == separator && !quoted)
            {
                var taken = rest[..i];
                rest = rest[(i + 1)..];
                return taken;
            }
        }

        var last = rest;
        rest = default;
        return last;
    }
}
