namespace Graph.Fuzz.Commands;

/// <summary>Where runs leave what they find: a folder that git ignores.</summary>
internal sealed class FuzzFolder(string root)
{
    /// <summary>The folder.</summary>
    public string Root { get; } = root;

    /// <summary>The inputs that failed.</summary>
    public string Failures => Path.Combine(Root, "failures");

    /// <summary>The journal of one of the processes that run side by side.</summary>
    public string Journal(string slot) => Path.Combine(Root, $"current-{slot}.journal");

    /// <summary>The inputs of a target that runs have kept because they were the first of their kind.</summary>
    public string Kept(string target) => Path.Combine(Root, "kept", target);
}
