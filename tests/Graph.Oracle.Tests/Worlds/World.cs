using System.Text.RegularExpressions;

namespace Graph.Oracle.Tests.Worlds;

/// <summary>A graph twice: as one schema, and split over sources. All data follows from the seed.</summary>
/// <param name="Seed">The seed of the data.</param>
/// <param name="Monolith">
/// The unsplit schema. Its directive <c>@data</c> says of a field what values it has (<see cref="WorldData"/>); members with
/// <c>@data(hidden: true)</c> are known to sources alone.
/// </param>
/// <param name="Sources">The sources, which compose to the unsplit schema.</param>
internal sealed record World(int Seed, string Monolith, IReadOnlyList<WorldSource> Sources);

/// <summary>A source of a world.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sdl">Its schema.</param>
/// <param name="Serving">Who serves it, and what it understands.</param>
internal sealed record WorldSource(string Name, string Sdl, Serving Serving);

/// <summary>How a source is served.</summary>
/// <param name="ByEngine">True for this engine, false for npm's <c>graphql</c>, to which the rest applies.</param>
/// <param name="VariableBatching">True if it takes a list of variables.</param>
/// <param name="RequestBatching">True if it takes a list of requests.</param>
/// <param name="JsonLines">True if it answers a batch with a line each, in any order.</param>
/// <param name="Delay">The seed of its delays; 0 for none. It holds for both.</param>
/// <param name="Sockets">True if it delivers subscriptions over WebSockets, false for Server-Sent Events. It holds for both.</param>
/// <param name="IsKnown">True if the gateway is told what it understands, false if it has to find it out.</param>
internal sealed record Serving(
    bool ByEngine = true,
    bool VariableBatching = true,
    bool RequestBatching = true,
    bool JsonLines = true,
    int Delay = 0,
    bool Sockets = false,
    bool IsKnown = true
);

/// <summary>An operation with its variables.</summary>
/// <param name="Document">The document.</param>
/// <param name="Variables">The variables as JSON.</param>
internal sealed partial record WorldOperation(string Document, string Variables = "{}")
{
    /// <summary>True if something in it may be delivered later.</summary>
    public bool IsIncremental => Later().IsMatch(Document);

    /// <summary>The same operation, delivered as a whole.</summary>
    public WorldOperation Whole => this with { Document = Later().Replace(Document, "") };

    [GeneratedRegex(@" @(defer|stream)(\([^)]*\))?")]
    private static partial Regex Later();
}
