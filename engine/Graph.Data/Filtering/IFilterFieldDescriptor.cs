namespace Graph.Data;

/// <summary>Describes one member that clients may filter by.</summary>
public interface IFilterFieldDescriptor
{
    /// <summary>Names the field of the input type; the property's name in the graph otherwise.</summary>
    IFilterFieldDescriptor Name(string name);

    /// <summary>Describes the field; the property's description otherwise.</summary>
    IFilterFieldDescriptor Description(string description);

    /// <summary>
    /// Allows only these operations on a value, or on the items of a list of values: those that an index serves, for
    /// instance. The input type is then the member's own, as <c>BookTitleOperationFilterInput</c>.
    /// </summary>
    /// <param name="names">Operations as the graph names them, such as <c>eq</c>, <c>in</c> and <c>startsWith</c>.</param>
    IFilterFieldDescriptor Operations(params string[] names);

    /// <summary>Filters an object or the items of a list by this class, where its entity has several.</summary>
    /// <typeparam name="TFilter">A class that derives from <see cref="FilterInputType{T}"/>.</typeparam>
    IFilterFieldDescriptor Type<TFilter>()
        where TFilter : class;
}
