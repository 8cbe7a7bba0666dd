using System.Buffers;
using Graph.Annotations;
using Graph.Common.Errors;
using Graph.Common.Input;

namespace Graph.War.Profiles;

/// <summary>Checks a change of a profile, and brings it into the form in which it is stored.</summary>
internal static class ProfileRules
{
    private const int MaxWebsiteLength = 200;

    // RFC 3986 has them nowhere in a URL, and each of them has ended an attribute of somebody's page.
    private static readonly SearchValues<char> NotInUrls = SearchValues.Create(" \"'<>\\^`{|}\u00a0");

    private static readonly TextRule DisplayName = new("displayName", 1, 50);
    private static readonly TextRule Bio = new("bio", 0, 300, Multiline: true);
    private static readonly TextRule Website = new("website", 0, MaxWebsiteLength);
    private static readonly TextRule Location = new("location", 0, 60);

    /// <summary>All that is wrong at once, so that a form can show it at once.</summary>
    public static ProfileChanges Apply(ProfileChanges changes, List<UserError> errors)
    {
        if (changes.DisplayName is { HasValue: true, Value: null })
        {
            errors.Add(NotCleared("displayName"));
        }

        if (changes.IsPrivate is { HasValue: true, Value: null })
        {
            errors.Add(NotCleared("isPrivate"));
        }

        return changes with
        {
            DisplayName = Apply(DisplayName, changes.DisplayName, errors),
            Bio = Apply(Bio, changes.Bio, errors),
            Website = ApplyUrl(Apply(Website, changes.Website, errors), errors),
            Location = Apply(Location, changes.Location, errors),
        };
    }

    private static ValidationError NotCleared(string name) =>
        new($"The {name} cannot be cleared; leave it out to keep it.", "NOT_NULL", "input", name);

    private static Optional<string?> Apply(TextRule rule, Optional<string?> text, List<UserError> errors)
    {
        if (text.Value is null)
        {
            return text;
        }

        if (!rule.TryApply(text.Value, out var trimmed, out var error))
        {
            errors.Add(error);
            return default;
        }

        // An empty text and none are the same to a reader: stored as none.
        return new Optional<string?>(trimmed.Length == 0 ? null : trimmed);
    }

    private static Optional<string?> ApplyUrl(Optional<string?> url, List<UserError> errors)
    {
        if (url.Value is null)
        {
            return url;
        }

        if (
            url.Value.AsSpan().IndexOfAny(NotInUrls) < 0
            && Uri.TryCreate(url.Value, UriKind.Absolute, out var parsed)
            && (parsed.Scheme == Uri.UriSchemeHttps || parsed.Scheme == Uri.UriSchemeHttp)
            && parsed.Host.Length > 0
            && parsed.UserInfo.Length == 0
        )
        {
            return url;
        }

        errors.Add(
            new ValidationError(
                $"The website '{url.Value}' is not a web address; write it with http:// or https://, without a user name, spaces, quotes or angle brackets.",
                "URL",
                "input",
                "website"
            )
        );
        return default;
    }
}
