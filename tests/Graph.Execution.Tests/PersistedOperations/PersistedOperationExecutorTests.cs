using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Graph.Execution.PersistedOperations;
using Graph.Execution.Tests.Testing;

namespace Graph.Execution.Tests.PersistedOperations;

public sealed class PersistedOperationExecutorTests
{
    private const string Document = "{ a }";
    private const string Answer = """{"data":{"a":1}}""";

    private static readonly OperationManifest Manifest = OperationManifest.Parse("""{"known":"{ a }"}"""u8.ToArray());

    private static string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Document)));

    [Fact]
    public async Task A_published_document_is_executed_by_its_id() =>
        Assert.Equal(Answer, await Ask(new PersistedOperationOptions { Trusted = Manifest }, id: "known"));

    [Fact]
    public async Task An_unknown_id_is_refused_with_its_name() =>
        Assert.Contains(
            "The document 'other' is not known here; publish it first.",
            await Ask(new PersistedOperationOptions { Trusted = Manifest }, id: "other"),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_published_hash_is_found_with_and_without_its_prefix_in_either_case()
    {
        foreach (var written in new[] { Hash, $"sha256:{Hash}" })
        {
            var options = new PersistedOperationOptions
            {
                Trusted = OperationManifest.Parse(
                    JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { [written] = Document })
                ),
            };
            foreach (var sent in new[] { Hash, $"sha256:{Hash}", Hash.ToUpperInvariant() })
            {
                Assert.Equal(Answer, await Ask(options, id: sent));
                Assert.Equal(Answer, await Ask(options, hash: sent));
            }
        }
    }

    [Fact]
    public async Task An_id_that_is_no_hash_is_found_as_it_is_written_wherever_a_client_sends_it()
    {
        var options = new PersistedOperationOptions
        {
            Trusted = OperationManifest.Parse("""{"operations":[{"id":"lFdP+=","body":"{ a }"}]}"""u8.ToArray()),
            OnlyTrusted = true,
        };

        Assert.Equal(Answer, await Ask(options, id: "lFdP+="));
        Assert.Equal(Answer, await Ask(options, hash: "lFdP+="));
        Assert.Contains("PERSISTED_QUERY_NOT_FOUND", await Ask(options, hash: "lfdp+="), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_only_published_documents_are_accepted_a_text_is_not()
    {
        var options = new PersistedOperationOptions { Trusted = Manifest, OnlyTrusted = true };

        Assert.Equal(Answer, await Ask(options, id: "known"));
        Assert.Contains("FORBIDDEN", await Ask(options, Document), StringComparison.Ordinal);
        Assert.Contains("FORBIDDEN", await Ask(options, Document, hash: Hash), StringComparison.Ordinal);
        Assert.Contains("PERSISTED_QUERY_NOT_FOUND", await Ask(options, hash: Hash), StringComparison.Ordinal);
    }

    [Fact]
    public void Accepting_only_published_documents_without_any_is_a_mistake() =>
        Assert.Throws<ArgumentException>(() => Executor(new() { OnlyTrusted = true }));

    [Fact]
    public async Task A_hash_is_unknown_until_its_text_was_sent_along()
    {
        var executor = Executor(new());

        Assert.Contains("\"PersistedQueryNotFound\"", await Ask(executor, hash: Hash), StringComparison.Ordinal);
        Assert.Equal(Answer, await Ask(executor, Document, hash: Hash.ToUpperInvariant()));
        Assert.Equal(Answer, await Ask(executor, hash: Hash));
    }

    [Fact]
    public async Task A_text_is_never_kept_under_a_hash_that_is_not_its_own()
    {
        var executor = Executor(new());
        var wrong = new string('0', 64);

        Assert.Contains(
            "is not the SHA-256 of the query",
            await Ask(executor, Document, hash: wrong),
            StringComparison.Ordinal
        );
        Assert.Contains("PersistedQueryNotFound", await Ask(executor, hash: wrong), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_store_is_bounded_and_forgets_the_oldest()
    {
        var executor = Executor(new() { AutomaticCapacity = 2 });
        string[] documents = ["{ a }", "{ a a }", "{ a a a }"];
        var hashes = documents
            .Select(text => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))))
            .ToArray();
        for (var i = 0; i < documents.Length; i++)
        {
            await Ask(executor, documents[i], hash: hashes[i]);
        }

        Assert.Contains("PersistedQueryNotFound", await Ask(executor, hash: hashes[0]), StringComparison.Ordinal);
        Assert.Equal(Answer, await Ask(executor, hash: hashes[1]));
        Assert.Equal(Answer, await Ask(executor, hash: hashes[2]));
    }

    [Theory]
    [InlineData("""{"persistedQuery":{}}""")]
    [InlineData("""{"persistedQuery":{"version":2,"sha256Hash":"x"}}""")]
    [InlineData("""{"persistedQuery":7}""")]
    public async Task A_malformed_extension_says_what_it_should_be(string extensions) =>
        Assert.Contains("sha256Hash", await Ask(Executor(new()), extensions: extensions), StringComparison.Ordinal);

    [Theory]
    [InlineData("[]", "A manifest is a JSON object")]
    [InlineData("{\"a\":1}", "'a' is no document")]
    [InlineData("{\"operations\":[{\"id\":\"a\"}]}", "Operation 0 of the manifest lacks")]
    [InlineData("{", "is not valid JSON")]
    public void A_broken_manifest_says_where(string manifest, string message)
    {
        var error = Assert.Throws<FormatException>(() => OperationManifest.Parse(Encoding.UTF8.GetBytes(manifest)));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_Apollo_manifest_is_understood() =>
        Assert.Equal(
            1,
            OperationManifest
                .Parse(
                    """{"format":"apollo-persisted-query-manifest","version":1,"operations":[{"id":"a","body":"{ a }"}]}"""u8.ToArray()
                )
                .Count
        );

    private static PersistedOperationExecutor Executor(PersistedOperationOptions options) =>
        new(new TestGraph("type Query { a: Int }").Root("Query.a", 1).Executor, options);

    private static Task<string> Ask(
        PersistedOperationOptions options,
        string document = "",
        string? id = null,
        string? hash = null
    ) => Ask(Executor(options), document, id, hash);

    private static async Task<string> Ask(
        PersistedOperationExecutor executor,
        string document = "",
        string? id = null,
        string? hash = null,
        string? extensions = null
    )
    {
        extensions ??= hash is null ? null : $$$"""{"persistedQuery":{"version":1,"sha256Hash":"{{{hash}}}"}}""";
        using var json = extensions is null ? null : JsonDocument.Parse(extensions);
        var plain = TestGraph.Request(document, [null]);
        using var result = await executor.ExecuteAsync(
            new OperationRequest
            {
                Document = plain.Document,
                DocumentId = id,
                Extensions = json?.RootElement ?? default,
                Services = plain.Services,
            },
            CancellationToken.None
        );
        return TestGraph.Text(result);
    }
}
