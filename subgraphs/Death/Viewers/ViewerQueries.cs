using Graph.Annotations;
using Graph.Common.Identity;

namespace Graph.Death.Viewers;

/// <summary>The way to what is the viewer's own.</summary>
[QueryType]
internal static class ViewerQueries
{
    /// <summary>The person who asks; null for who is not signed in.</summary>
    [Shareable]
    public static ViewerRelations? GetViewer(Viewer viewer) =>
        viewer.IsAuthenticated ? new ViewerRelations(viewer.UserId.Value) : null;
}
