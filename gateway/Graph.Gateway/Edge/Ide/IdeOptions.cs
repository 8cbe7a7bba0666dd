namespace Graph.Gateway.Edge.Ide;

/// <summary>How the IDE is served; bound from the configuration section <c>Ide</c>.</summary>
internal sealed record IdeOptions
{
    /// <summary>Whether the IDE is served at all. A gateway that is not for developers turns it off.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>
    /// The folder with the IDE's files as the npm package holds them; null or absent: a landing page is served instead.
    /// </summary>
    public string? Directory { get; init; }

    /// <summary>The title of the browser's tab.</summary>
    public string Title { get; init; } = "Graph";

    /// <summary>The text of each new document; every word of it must run against the demo data.</summary>
    public string Document { get; init; } = HeadlineQuery;

    private const string HeadlineQuery = """
        # The newest public posts and their authors.
        # Three services, one request to each.
        # Run it with Ctrl+Alt+Enter.
        query Headline {
          posts(first: 20) {
            nodes {
              id
              content
              likeCount
              author {
                handle
                displayName
                followerCount
                viewerIsFollowing
              }
            }
          }
        }

        """;
}
