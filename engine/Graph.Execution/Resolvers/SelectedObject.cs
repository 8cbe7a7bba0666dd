using Graph.Execution.Operations;
using Graph.Types;

namespace Graph.Execution.Resolvers;

/// <summary>What is selected of objects of one type at one place.</summary>
public readonly struct SelectedObject
{
    private readonly CompiledSelectionSet _set;

    internal SelectedObject(CompiledSelectionSet set) => _set = set;

    /// <summary>The type of the objects.</summary>
    public ObjectType Type => _set.Type;

    /// <summary>The fields, those that are delivered later included.</summary>
    public IEnumerable<SelectedField> Fields
    {
        get
        {
            foreach (var selection in _set.Fields)
            {
                yield return new SelectedField(selection);
            }

            foreach (var deferred in _set.Deferred)
            {
                foreach (var selection in deferred.Set.Fields)
                {
                    yield return new SelectedField(selection);
                }
            }
        }
    }
}
