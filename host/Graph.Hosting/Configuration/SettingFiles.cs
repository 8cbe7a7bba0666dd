using System.Collections;
using Microsoft.Extensions.Configuration;

namespace Graph.Hosting.Configuration;

/// <summary>
/// Settings whose values are in files, as orchestrators mount secrets: <c>ConnectionStrings__War_FILE=/run/secrets/war</c>
/// is <c>ConnectionStrings__War</c> with the content of that file, without the line's end.
/// </summary>
/// <remarks>
/// Read are variables with the suffix and either a section (two underscores) or the prefix <c>GRAPH_</c>: other programs
/// have variables that end alike. A variable with the value itself wins over one with its file.
/// </remarks>
public static class SettingFiles
{
    /// <summary>What the name of a variable ends with that names a file.</summary>
    public const string Suffix = "_FILE";

    /// <summary>Adds the settings in files; call it before the environment's own variables are added, which win.</summary>
    /// <exception cref="SettingFileException">A file that is named cannot be read.</exception>
    public static IConfigurationBuilder AddSettingFiles(this IConfigurationBuilder builder) =>
        builder.AddInMemoryCollection(Read(Environment.GetEnvironmentVariables()));

    /// <summary>A variable of the environment, or the content of the file that its <c>_FILE</c> names; null for neither.</summary>
    /// <exception cref="SettingFileException">The file that is named cannot be read.</exception>
    public static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value
        : Environment.GetEnvironmentVariable(name + Suffix) is { Length: > 0 } file ? Read(name + Suffix, file)
        : null;

    /// <summary>The settings in files that variables name, under the names that configuration has for them.</summary>
    internal static IEnumerable<KeyValuePair<string, string?>> Read(IDictionary variables)
    {
        foreach (DictionaryEntry variable in variables)
        {
            var name = (string)variable.Key;
            if (IsSettingFile(name) && variable.Value is string { Length: > 0 } file)
            {
                var setting = name[..^Suffix.Length]
                    .Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal);
                yield return new KeyValuePair<string, string?>(setting, Read(name, file));
            }
        }
    }

    /// <summary>Whether a variable names the file of a setting.</summary>
    private static bool IsSettingFile(string name) =>
        name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase)
        && (
            name.StartsWith("GRAPH_", StringComparison.Ordinal)
            || name.IndexOf("__", StringComparison.Ordinal) is > 0 and var section
                && section + 2 < name.Length - Suffix.Length
        );

    private static string Read(string name, string file)
    {
        try
        {
            return File.ReadAllText(file).TrimEnd('\r', '\n');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingFileException(
                $"{name} is '{file}', which cannot be read: {e.Message} Mount the file there, or set "
                    + $"{name[..^Suffix.Length]} to the value itself."
            );
        }
    }
}
