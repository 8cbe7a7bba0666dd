namespace Graph.Guides.Tests;

/// <summary>Something that a guide tells its reader to do.</summary>
internal abstract record GuideStep
{
    /// <summary>Write a file.</summary>
    public sealed record Create(string File, string Text) : GuideStep;

    /// <summary>Write lines into a file, below the line that holds a text.</summary>
    public sealed record Insert(string File, string Below, string Text) : GuideStep;

    /// <summary>Run commands.</summary>
    public sealed record Run(string Commands) : GuideStep;

    /// <summary>See this as the first line of what the last commands have written.</summary>
    public sealed record Expect(string Text) : GuideStep;
}
