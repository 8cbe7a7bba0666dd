namespace Graph.Annotations.Binding;

/// <summary>Reads lists into arrays, which are every kind of read-only list.</summary>
internal sealed class ListReader<TList, TItem>(InputReader<TItem> items, Func<TItem[], TList> wrap) : InputReader<TList>
{
    /// <inheritdoc />
    public override TList Read(object? value)
    {
        if (value is null)
        {
            return default!;
        }

        var values = (IReadOnlyList<object?>)value;
        var array = values.Count == 0 ? [] : new TItem[values.Count];
        for (var i = 0; i < array.Length; i++)
        {
            array[i] = items.Read(values[i]);
        }

        return wrap(array);
    }
}
