namespace Graph.Data;

/// <summary>Says by which members of <typeparamref name="T"/> clients may sort. What it does not name, nobody can ask.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <example>
/// <code>
/// internal sealed class BookSortType : SortInputType&lt;Book&gt;
/// {
///     protected override void Configure(ISortInputTypeDescriptor&lt;Book&gt; descriptor)
///     {
///         descriptor.Field(book => book.PublishedAt);
///     }
/// }
/// </code>
/// </example>
public abstract class SortInputType<T>
{
    /// <summary>Names the members.</summary>
    protected abstract void Configure(ISortInputTypeDescriptor<T> descriptor);

    internal void Describe(ISortInputTypeDescriptor<T> descriptor) => Configure(descriptor);
}
