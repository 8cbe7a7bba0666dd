namespace Graph.Demo;

/// <summary>What numbers are drawn for.</summary>
public enum DemoTopic
{
    /// <summary>A person's id.</summary>
    PersonId,

    /// <summary>When a person joined.</summary>
    Joined,

    /// <summary>How a person describes themselves.</summary>
    Profile,

    /// <summary>Whom a person follows.</summary>
    Follows,

    /// <summary>Who wrote a post, and when.</summary>
    Post,

    /// <summary>What a post says.</summary>
    Content,

    /// <summary>Who likes a post.</summary>
    Likes,

    /// <summary>What a person looks like.</summary>
    Portrait,
}
