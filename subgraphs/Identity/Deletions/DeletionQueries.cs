using Graph.Annotations;
using Graph.Identity.Accounts;

namespace Graph.Identity.Deletions;

/// <summary>How far a deletion is, for who cannot sign in any more.</summary>
[QueryType]
internal static class DeletionQueries
{
    /// <summary>The deletion that a receipt was given for, until ninety days after its end; null if there is none.</summary>
    /// <param name="receipt">What <c>deleteAccount</c> has told.</param>
    public static Task<AccountDeletion?> AccountDeletion(
        string receipt,
        DeletionStore deletions,
        CancellationToken cancellationToken
    ) => deletions.ByReceiptAsync(receipt, cancellationToken);
}

/// <summary>Whether the viewer is about to leave.</summary>
[ObjectType<ViewerAccount>]
internal static class ViewerDeletion
{
    /// <summary>That the account is to be deleted; null if it is not.</summary>
    public static Task<AccountDeletion?> Deletion(
        [Parent] ViewerAccount viewer,
        DeletionStore deletions,
        CancellationToken cancellationToken
    ) => deletions.OfAsync(viewer.Id, cancellationToken);
}
