using Graph.Execution.Operations;
using Graph.Types;

namespace Graph.Execution.Resolvers;

/// <summary>A field of a compiled operation, and what is selected below it.</summary>
public readonly struct SelectedField
{
    private readonly CompiledField _field;

    internal SelectedField(CompiledField field) => _field = field;

    /// <summary>The field; null only for <c>__typename</c>.</summary>
    public OutputField? Definition => _field.Definition;

    /// <summary>What is selected of the objects below, one entry for each object type that can occur; empty for a leaf.</summary>
    public IReadOnlyList<SelectedObject> Objects
    {
        get
        {
            var objects = new SelectedObject[_field.Children.Length];
            for (var i = 0; i < objects.Length; i++)
            {
                objects[i] = new SelectedObject(_field.Children[i]);
            }

            return objects;
        }
    }

    /// <summary>
    /// What was made of the selections, kept as long as the compiled operation. Requests that come at once may make it more
    /// than once. A field keeps one thing: that of its resolver.
    /// </summary>
    /// <param name="state">What <paramref name="create"/> needs besides the field.</param>
    /// <param name="create">Makes it. What it throws is not kept.</param>
    public T Remember<TState, T>(TState state, Func<TState, SelectedField, T> create)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(create);
        if (_field.Remembered is T known)
        {
            return known;
        }

        var made = create(state, this);
        _field.Remembered = made;
        return made;
    }
}
