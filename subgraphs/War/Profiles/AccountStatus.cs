namespace Graph.War.Profiles;

/// <summary>Whether an account takes part.</summary>
internal enum AccountStatus
{
    /// <summary>It does.</summary>
    Active,

    /// <summary>Its owner has left, and may come back.</summary>
    Inactive,

    /// <summary>It is shown to its followers only.</summary>
    Limited,

    /// <summary>It is blocked for a time.</summary>
    Suspended,

    /// <summary>It is blocked for good.</summary>
    Banned,
}
