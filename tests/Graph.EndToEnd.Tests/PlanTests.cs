using Graph.EndToEnd.Tests.Testing;
using Graph.Fusion.Execution;
using Graph.Fusion.Schemas;
using Graph.Fusion.Sources;
using Graph.Language;
using Snapshooter.Xunit;

namespace Graph.EndToEnd.Tests;

/// <summary>How the gateway asks the services, over the composed graph that the repository holds.</summary>
public sealed class PlanTests : IDisposable
{
    private readonly List<HttpSourceTransport> _transports = [];
    private readonly FusionRequestExecutor _executor;

    public PlanTests()
    {
        var schema = ExecutionSchemaReader.Read(
            Utf8GraphQLParser.Parse(File.ReadAllBytes(RunningGraph.SchemaFile), ParserOptions.Schema)
        );
        _executor = new FusionRequestExecutor(
            schema,
            source =>
            {
                // Explaining asks nobody.
                var options = new SourceOptions { Url = new Uri("http://127.0.0.1:1/graphql") };
                var transport = new HttpSourceTransport(source, options);
                _transports.Add(transport);
                return transport;
            }
        );
    }

    [Fact]
    public void The_headline_query_asks_Fury_and_then_War_and_Death_together() =>
        Snapshot.Match(_executor.Explain(HeadlineQueryTests.Headline));

    [Fact]
    public void Following_somebody_asks_Death_and_then_War_for_the_rest_of_the_payload() =>
        Snapshot.Match(
            _executor.Explain(
                "mutation ($id: ID!) { followUser(input: { userId: $id }) { user { handle followerCount } } }"
            )
        );

    [Fact]
    public void A_node_is_looked_up_where_its_type_lives() =>
        Snapshot.Match(
            _executor.Explain(
                "query ($id: ID!) { node(id: $id) { ... on User { handle followerCount } ... on Post { content } } }"
            )
        );

    public void Dispose()
    {
        foreach (var transport in _transports)
        {
            transport.Dispose();
        }
    }
}
