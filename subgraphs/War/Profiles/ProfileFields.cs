using Graph.Annotations;

namespace Graph.War.Profiles;

/// <summary>What a profile shows differently from how it is stored.</summary>
[ObjectType<Profile>]
internal static class ProfileFields
{
    /// <summary>The user's own page.</summary>
    [BindMember(nameof(Profile.Website))]
    public static Uri? Website([Parent] Profile profile) => ToUri(profile.Website);

    /// <summary>The user's picture.</summary>
    [BindMember(nameof(Profile.AvatarUrl))]
    public static Uri? AvatarUrl([Parent] Profile profile, MediaAddress media) => media.Resolve(profile.AvatarUrl);

    /// <summary>When the user joined.</summary>
    [BindMember(nameof(Profile.CreatedAt))]
    public static DateTimeOffset JoinedAt([Parent] Profile profile) => profile.CreatedAt;

    /// <summary>Whether the account takes part.</summary>
    [BindMember(nameof(Profile.Status))]
    public static AccountStatus AccountStatus([Parent] Profile profile) => profile.Status;

    /// <summary>A copy of Death's count, as old as the last event: for ranking, never for display.</summary>
    [BindMember(nameof(Profile.Followers)), Inaccessible]
    public static int CachedFollowerCount([Parent] Profile profile) => (int)Math.Min(profile.Followers, int.MaxValue);

    // What is stored was checked when it was written; what is not a URL all the same must not fail the whole profile.
    private static Uri? ToUri(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri : null;
}
