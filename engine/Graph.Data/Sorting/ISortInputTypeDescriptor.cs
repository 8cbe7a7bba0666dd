using System.Linq.Expressions;

namespace Graph.Data;

/// <summary>Describes what clients may sort by.</summary>
/// <typeparam name="T">The entity.</typeparam>
public interface ISortInputTypeDescriptor<T>
{
    /// <summary>Names the input type; <c>BookSortInput</c> for <c>Book</c> otherwise.</summary>
    ISortInputTypeDescriptor<T> Name(string name);

    /// <summary>Describes the input type.</summary>
    ISortInputTypeDescriptor<T> Description(string description);

    /// <summary>
    /// Allows a property: a scalar or an enum by its values, an object by the <see cref="SortInputType{T}"/> of its class.
    /// Sort only by what an index serves.
    /// </summary>
    /// <param name="property">Reads the property, as in <c>book => book.PublishedAt</c>.</param>
    ISortFieldDescriptor Field<TValue>(Expression<Func<T, TValue>> property);
}
