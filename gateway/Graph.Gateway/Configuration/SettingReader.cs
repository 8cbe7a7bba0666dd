using System.Globalization;
using Graph.Hosting.Configuration;

namespace Graph.Gateway.Configuration;

/// <summary>
/// Reads settings by their names, and knows afterwards which there are: what is set and is none of them is refused, because
/// a switch of security with a misspelt name would be off without anybody noticing.
/// </summary>
/// <param name="configuration">Arguments and environment.</param>
internal sealed class SettingReader(IConfiguration configuration)
{
    private readonly List<string> _names = [];

    /// <summary>The settings that were read, in their order.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>A text; null where there is none.</summary>
    public string? Text(string name)
    {
        _names.Add(name);
        return configuration[name] is { Length: > 0 } value ? value : null;
    }

    /// <summary>Texts with spaces between them.</summary>
    public IReadOnlyList<string> Words(string name) =>
        Text(name)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public bool Switch(string name, bool otherwise) =>
        Text(name) is not { } value ? otherwise
        : bool.TryParse(value, out var on) ? on
        : throw Wrong(name, value, "true or false");

    /// <summary>A whole number that is not negative.</summary>
    public int Number(string name, int otherwise) =>
        Text(name) is not { } value ? otherwise
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw Wrong(name, value, "a whole number, 0 or more");

    /// <summary>A time in seconds, more than none.</summary>
    public TimeSpan Seconds(string name, TimeSpan otherwise) =>
        Text(name) is not { } value ? otherwise
        : double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
        && seconds is > 0 and < 86_400
            ? TimeSpan.FromSeconds(seconds)
        : throw Wrong(name, value, "a number of seconds, more than 0 and less than a day");

    /// <summary>Addresses, each under a name of its own below a section.</summary>
    public IReadOnlyDictionary<string, Uri> Addresses(string section)
    {
        _names.Add($"{section}:NAME");
        return configuration
            .GetSection(section)
            .GetChildren()
            .ToDictionary(child => child.Key, ReadAddress, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Refuses what is set in the sections that were read, and was not.</summary>
    /// <exception cref="GatewayConfigurationException">There is such a setting.</exception>
    public void RefuseUnknown()
    {
        var sections = _names
            .Where(name =>
                name.Contains(':', StringComparison.Ordinal) && !name.EndsWith(":NAME", StringComparison.Ordinal)
            )
            .Select(name => name[..name.IndexOf(':', StringComparison.Ordinal)])
            .Distinct(StringComparer.OrdinalIgnoreCase);
        foreach (var section in sections.Select(configuration.GetSection))
        {
            foreach (var set in section.AsEnumerable().Where(set => set.Value is not null))
            {
                // The value of Tls__Password_FILE has been read as Tls__Password; its own name stays in the environment.
                var name = set.Key.EndsWith(SettingFiles.Suffix, StringComparison.OrdinalIgnoreCase)
                    ? set.Key[..^SettingFiles.Suffix.Length]
                    : set.Key;
                if (!_names.Contains(name, StringComparer.OrdinalIgnoreCase))
                {
                    throw new GatewayConfigurationException(
                        $"There is no setting {set.Key.Replace(":", "__", StringComparison.Ordinal)}. Those of "
                            + $"{section.Key} are {string.Join(", ", Siblings(section.Key))}."
                    );
                }
            }
        }
    }

    private IEnumerable<string> Siblings(string section) =>
        _names
            .Where(name => name.StartsWith($"{section}:", StringComparison.OrdinalIgnoreCase))
            .Select(name => name.Replace(":", "__", StringComparison.Ordinal));

    private static Uri ReadAddress(IConfigurationSection source) =>
        Uri.TryCreate(source.Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new GatewayConfigurationException(
                $"{source.Path} is '{source.Value}'; it must be an absolute address such as http://localhost:5001/graphql."
            );

    private static GatewayConfigurationException Wrong(string name, string value, string right) =>
        new($"{name.Replace(":", "__", StringComparison.Ordinal)} is '{value}'; it must be {right}.");
}
