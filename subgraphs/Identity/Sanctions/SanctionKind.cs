namespace Graph.Identity.Sanctions;

/// <summary>What keeps somebody from signing in.</summary>
internal enum SanctionKind
{
    /// <summary>For a time, and with an end.</summary>
    Suspended,

    /// <summary>For good.</summary>
    Banned,
}
