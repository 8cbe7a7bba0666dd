using System.Text.RegularExpressions;

namespace Graph.Fury.Posts;

/// <summary>Finds the handles that a text names.</summary>
internal static partial class MentionedHandles
{
    /// <summary>The most people that a post may name.</summary>
    public const int Max = 20;

    /// <summary>The handles after an <c>@</c> that no letter, digit or other <c>@</c> stands before, in lower case, each once.</summary>
    public static string[] In(string content) =>
        content.Contains('@', StringComparison.Ordinal)
            ? [.. Handle().Matches(content).Select(match => match.Groups[1].Value.ToLowerInvariant()).Distinct()]
            : [];

    [GeneratedRegex(@"(?<![\w@])@([A-Za-z0-9_]{1,30})(?![\w@])", RegexOptions.CultureInvariant)]
    private static partial Regex Handle();
}
