using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Graph.Language;

namespace Graph.Types.Sdl;

/// <summary>Collects errors up to a limit, and knows where the members of a schema stand in its document.</summary>
internal sealed class SchemaErrorList(int limit)
{
    private readonly List<SchemaError> _errors = [];
    private readonly Dictionary<object, Location> _locations = new(ReferenceEqualityComparer.Instance);

    /// <summary>True once the limit is reached: work for further sentences is wasted.</summary>
    public bool IsFull => _errors.Count >= limit;

    /// <summary>Remembers where a type, field, argument, value or directive definition of the model comes from.</summary>
    public T Locate<T>(T member, Location location)
        where T : notnull
    {
        _locations[member] = location;
        return member;
    }

    public Location LocationOf(object? member) =>
        member is SyntaxNode node ? node.Location
        : member is null ? default
        : _locations.GetValueOrDefault(member);

    /// <summary>Adds an error.</summary>
    /// <param name="coordinate">The coordinate of the member; null for the whole schema.</param>
    /// <param name="message">The sentence.</param>
    /// <param name="member">The syntax node or the member of the model that the error is about.</param>
    public void Add(string? coordinate, string message, object? member = null)
    {
        if (!IsFull)
        {
            _errors.Add(new SchemaError(message, coordinate, LocationOf(member)));
        }
    }

    public ImmutableArray<SchemaError> ToImmutable() => ImmutableCollectionsMarshal.AsImmutableArray(_errors.ToArray());
}
