namespace Graph.Fuzz.Inputs;

/// <summary>
/// The inputs that a target begins with: small files committed under <c>corpus/NAME</c>, among them every input that has
/// once failed, and what the repository has anyway (<see cref="RepositoryInputs"/>).
/// </summary>
internal sealed class Corpus
{
    private Corpus(IReadOnlyList<CorpusEntry> entries) => Entries = entries;

    /// <summary>The entries by name.</summary>
    public IReadOnlyList<CorpusEntry> Entries { get; }

    /// <summary>Reads the corpus of a target; empty where there is none.</summary>
    public static Corpus Of(string target)
    {
        var folder = Path.Combine(Repository.Root, "tests", "Graph.Fuzz", "corpus", target);
        IEnumerable<string> files = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)
            : [];
        return new Corpus([
            .. files.Select(file => new CorpusEntry(Path.GetFileName(file), File.ReadAllBytes(file))),
            .. RepositoryInputs.Of(target),
        ]);
    }
}

/// <summary>One input of a corpus.</summary>
/// <param name="Name">The file.</param>
/// <param name="Input">Its bytes.</param>
internal sealed record CorpusEntry(string Name, byte[] Input);
