namespace Graph.Demo;

/// <summary>What people write about, with what they put at the end.</summary>
internal sealed record DemoStyle(string Name, string[] Emoji, string[] Hashtags);
