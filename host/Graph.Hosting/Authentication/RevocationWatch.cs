using System.Security.Claims;

namespace Graph.Hosting.Authentication;

/// <summary>That somebody wants to know at once when a token is withdrawn.</summary>
internal sealed class RevocationWatch(RevocationList list, ClaimsPrincipal claims) : IDisposable
{
    private readonly CancellationTokenSource _withdrawn = new();

    /// <summary>Cancelled when it is.</summary>
    public CancellationToken Withdrawn => _withdrawn.Token;

    /// <summary>Whether it is the token of these claims.</summary>
    public bool IsOf(ClaimsPrincipal other) => ReferenceEquals(claims, other);

    /// <summary>Looks at a new list.</summary>
    public void Look(Revocations revocations)
    {
        if (revocations.Include(claims))
        {
            // Whoever listens has work to do, which is not that of the one who reads lists.
            _ = _withdrawn.CancelAsync();
        }
    }

    public void Dispose()
    {
        // Not disposed itself: it may be cancelled at this moment, and holds no timer.
        list.Forget(this);
    }
}
