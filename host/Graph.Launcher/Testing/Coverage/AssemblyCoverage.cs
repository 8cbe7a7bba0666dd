namespace Graph.Launcher.Testing.Coverage;

/// <summary>What is covered of an assembly.</summary>
internal sealed class AssemblyCoverage
{
    /// <summary>Its source files, by their path from the root of the repository.</summary>
    public SortedDictionary<string, FileCoverage> Files { get; } = new(StringComparer.Ordinal);

    public Ratio Lines => Files.Values.Aggregate(default(Ratio), (sum, file) => sum + file.Lines);

    public Ratio Branches => Files.Values.Aggregate(default(Ratio), (sum, file) => sum + file.Branches);
}
