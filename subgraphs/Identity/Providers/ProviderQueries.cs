using Graph.Annotations;
using Graph.Identity.Accounts;

namespace Graph.Identity.Providers;

/// <summary>By whom people can sign in.</summary>
[QueryType]
internal static class ProviderQueries
{
    /// <summary>Who vouches for people, so that they need no password here; empty if nobody does.</summary>
    public static IReadOnlyList<SignInProvider> SignInProviders(ProviderDirectory providers) => providers.All;
}

/// <summary>By whom the viewer signs in.</summary>
[ObjectType<ViewerAccount>]
internal static class ViewerIdentities
{
    /// <summary>The accounts elsewhere by which the person signs in here.</summary>
    public static Task<IReadOnlyList<LinkedIdentity>> Identities(
        [Parent] ViewerAccount viewer,
        ProviderSignIns signIns,
        CancellationToken cancellationToken
    ) => signIns.OfAsync(viewer.Id, cancellationToken);
}
