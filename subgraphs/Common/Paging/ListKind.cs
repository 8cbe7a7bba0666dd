using System.Text;

namespace Graph.Common.Paging;

/// <summary>Which list a cursor belongs to: the list's name in the graph and the filter it was read with.</summary>
/// <remarks>
/// The parent is not part of it: one argument serves the lists of all parents of a request (the same <c>after</c> for
/// twenty users' posts), and a position in time means the same in each of them.
/// </remarks>
public sealed class ListKind
{
    /// <param name="name">The coordinate of the list's field: <c>User.followers</c>.</param>
    /// <param name="filter">The arguments that select rows, in a stable form; null if there are none.</param>
    public ListKind(string name, string? filter = null)
    {
        Name = name;
        NameHash = Hash(name);
        FilterHash = filter is null ? 0 : Hash(filter);
    }

    /// <summary>The coordinate of the list's field.</summary>
    public string Name { get; }

    internal uint NameHash { get; }

    internal uint FilterHash { get; }

    /// <summary>FNV-1a: small, and the same in every process and version (cursors are kept by clients).</summary>
    private static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            hash = (hash ^ b) * 16777619u;
        }

        return hash;
    }
}
