using System.Text;

namespace Graph.Fuzz.Inputs;

/// <summary>Schemas and documents that stand elsewhere in the repository: read there, so that no copy goes stale.</summary>
internal static class RepositoryInputs
{
    /// <summary>The inputs of a target, after those of its folder.</summary>
    public static IEnumerable<CorpusEntry> Of(string target) =>
        target switch
        {
            "schema" =>
            [
                new("universe", Repository.Read("tests", "Graph.Fuzz", "schemas", "universe.graphql")),
                new("social", Repository.Read("tests", "Clients", "oracle", "schemas", "social.graphql")),
            ],
            "validator" =>
            [
                new(
                    "kitchen-sink",
                    Repository.Read("tests", "Graph.Fuzz", "corpus", "parser", "kitchen-sink-query.graphql")
                ),
            ],
            "composition" => [new("graph", Graph())],
            _ => [],
        };

    private static byte[] Graph() =>
        Encoding.UTF8.GetBytes(
            string.Join(
                "\n# source\n",
                new[] { "death", "war", "fury" }.Select(name =>
                    Encoding.UTF8.GetString(Repository.Read("schema", $"{name}.graphql"))
                )
            )
        );
}
