using Npgsql;

namespace Graph.War.Profiles;

/// <summary>How a row of <c>profiles</c> is read.</summary>
internal static class ProfileRow
{
    /// <summary>The columns of the table <c>p</c>, in the order that <see cref="Read"/> expects.</summary>
    public const string SelectList =
        "p.id, p.handle, p.handle_key, p.display_name, p.bio, p.website, p.location, p.avatar_url, p.status, p.is_private, "
        + "p.is_verified, p.followers, p.followers_version, p.version, p.created_at";

    /// <summary>Reads the profile that starts at a column.</summary>
    public static Profile Read(NpgsqlDataReader reader, int offset) =>
        new()
        {
            Id = reader.GetGuid(offset),
            Handle = reader.GetString(offset + 1),
            HandleKey = reader.GetString(offset + 2),
            DisplayName = reader.GetString(offset + 3),
            Bio = Text(reader, offset + 4),
            Website = Text(reader, offset + 5),
            Location = Text(reader, offset + 6),
            AvatarUrl = Text(reader, offset + 7),
            Status = ParseStatus(reader.GetString(offset + 8)),
            IsPrivate = reader.GetBoolean(offset + 9),
            IsVerified = reader.GetBoolean(offset + 10),
            Followers = reader.GetInt64(offset + 11),
            FollowersVersion = reader.GetInt64(offset + 12),
            Version = reader.GetInt64(offset + 13),
            CreatedAt = reader.GetFieldValue<DateTimeOffset>(offset + 14),
        };

    public static string FormatStatus(AccountStatus status) =>
        status switch
        {
            AccountStatus.Active => "ACTIVE",
            AccountStatus.Inactive => "INACTIVE",
            AccountStatus.Limited => "LIMITED",
            AccountStatus.Suspended => "SUSPENDED",
            AccountStatus.Banned => "BANNED",
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
        };

    public static AccountStatus ParseStatus(string text) =>
        text switch
        {
            "ACTIVE" => AccountStatus.Active,
            "INACTIVE" => AccountStatus.Inactive,
            "LIMITED" => AccountStatus.Limited,
            "SUSPENDED" => AccountStatus.Suspended,
            "BANNED" => AccountStatus.Banned,
            _ => throw new InvalidOperationException(
                $"profiles.status holds '{text}', which this version does not know."
            ),
        };

    private static string? Text(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);
}
