namespace Graph.Identity.SignIns;

/// <summary>How often signing in with an address has failed, whether there is an account with it or not.</summary>
internal sealed class SignInFailures
{
    /// <summary>SHA-256 of the address in lower case: what strangers type in is nobody's business.</summary>
    public required byte[] AddressHash { get; init; }

    public int Failures { get; init; }

    /// <summary>Until when nobody can sign in with the address.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>When the last attempt failed.</summary>
    public required DateTimeOffset LastAt { get; init; }
}
