using System.Linq.Expressions;

namespace Graph.Data;

/// <summary>Describes what clients may filter by.</summary>
/// <typeparam name="T">The entity.</typeparam>
public interface IFilterInputTypeDescriptor<T>
{
    /// <summary>Names the input type; <c>BookFilterInput</c> for <c>Book</c> otherwise.</summary>
    IFilterInputTypeDescriptor<T> Name(string name);

    /// <summary>Describes the input type.</summary>
    IFilterInputTypeDescriptor<T> Description(string description);

    /// <summary>
    /// Allows a property: a scalar or an enum by its operations, an object or a list of objects by the
    /// <see cref="FilterInputType{T}"/> of its class.
    /// </summary>
    /// <param name="property">Reads the property, as in <c>book => book.Title</c>.</param>
    IFilterFieldDescriptor Field<TValue>(Expression<Func<T, TValue>> property);
}
