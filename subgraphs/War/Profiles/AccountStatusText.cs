namespace Graph.War.Profiles;

/// <summary>How <c>profiles.status</c> is written.</summary>
internal static class AccountStatusText
{
    public static string Format(AccountStatus status) =>
        status switch
        {
            AccountStatus.Active => "ACTIVE",
            AccountStatus.Inactive => "INACTIVE",
            AccountStatus.Limited => "LIMITED",
            AccountStatus.Suspended => "SUSPENDED",
            AccountStatus.Banned => "BANNED",
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
        };

    public static AccountStatus Parse(string text) =>
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
}
