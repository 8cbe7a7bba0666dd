using Graph.Common.Identity;
using Graph.Death.Database;
using Graph.Death.Follows;

namespace Graph.Death.Relations;

/// <summary>Who may be found in lists of people.</summary>
internal static class Listing
{
    /// <summary>Who takes part, without those who block the viewer or whom the viewer blocks.</summary>
    public static IQueryable<GraphUser> Listed(this DeathDbContext death, Viewer viewer)
    {
        var people = death.GraphUsers.Where(user => user.State == GraphUser.Active);
        // Two conditions, for two indexes.
        return viewer.UserId is { } viewerId
            ? people
                .Where(user => !death.Blocks.Any(block => block.BlockerId == viewerId && block.BlockedId == user.Id))
                .Where(user => !death.Blocks.Any(block => block.BlockedId == viewerId && block.BlockerId == user.Id))
            : people;
    }
}
