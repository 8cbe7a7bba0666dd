namespace Graph.Data;

/// <summary>Says by which members of <typeparamref name="T"/> clients may filter. What it does not name, nobody can ask.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <example>
/// <code>
/// internal sealed class BookFilterType : FilterInputType&lt;Book&gt;
/// {
///     protected override void Configure(IFilterInputTypeDescriptor&lt;Book&gt; descriptor)
///     {
///         descriptor.Field(book => book.Title);
///         descriptor.Field(book => book.Author); // by the FilterInputType of Author
///     }
/// }
/// </code>
/// </example>
public abstract class FilterInputType<T>
{
    /// <summary>Names the members.</summary>
    protected abstract void Configure(IFilterInputTypeDescriptor<T> descriptor);

    internal void Describe(IFilterInputTypeDescriptor<T> descriptor) => Configure(descriptor);
}
