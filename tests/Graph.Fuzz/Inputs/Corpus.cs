namespace Graph.Fuzz.Inputs;

/// <summary>
/// The inputs that a target begins with, committed under <c>corpus/NAME</c>: small files, among them every input that has
/// once failed.
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
        return new Corpus(
            Directory.Exists(folder)
                ?
                [
                    .. Directory
                        .EnumerateFiles(folder)
                        .Order(StringComparer.Ordinal)
                        .Select(file => new CorpusEntry(Path.GetFileName(file), File.ReadAllBytes(file))),
                ]
                : []
        );
    }
}

/// <summary>One input of a corpus.</summary>
/// <param name="Name">The file.</param>
/// <param name="Input">Its bytes.</param>
internal sealed record CorpusEntry(string Name, byte[] Input);
