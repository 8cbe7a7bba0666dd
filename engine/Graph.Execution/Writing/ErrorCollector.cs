using Graph.Execution.Operations;
using Graph.Types;

namespace Graph.Execution.Writing;

/// <summary>Collects the errors of one response from the top down, so that each knows its path.</summary>
internal sealed class ErrorCollector
{
    private readonly List<object> _path;

    /// <summary>A collector that begins at the root.</summary>
    public ErrorCollector() => _path = [];

    /// <summary>A collector that begins further down.</summary>
    public ErrorCollector(object[] path) => _path = [.. path];

    /// <summary>The errors in the order of the response.</summary>
    public List<GraphQLError> Errors { get; } = [];

    /// <summary>Steps down to a response name or an index.</summary>
    public void Push(object segment) => _path.Add(segment);

    /// <summary>Steps back up.</summary>
    public void Pop() => _path.RemoveAt(_path.Count - 1);

    /// <summary>Adds an error at the current position.</summary>
    public void Add(GraphQLError error, CompiledField field) =>
        Errors.Add(
            error with
            {
                Path = [.. _path],
                Locations = error.Locations.IsDefaultOrEmpty ? field.Locations : error.Locations,
            }
        );
}
