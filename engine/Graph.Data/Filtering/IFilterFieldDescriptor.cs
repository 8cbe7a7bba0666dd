namespace Graph.Data;

/// <summary>Describes one member that clients may filter by.</summary>
public interface IFilterFieldDescriptor
{
    /// <summary>Names the field of the input type; the property's name in the graph otherwise.</summary>
    IFilterFieldDescriptor Name(string name);

    /// <summary>Describes the field; the property's description otherwise.</summary>
    IFilterFieldDescriptor Description(string description);

    /// <summary>Filters an object or the items of a list by this class, where its entity has several.</summary>
    /// <typeparam name="TFilter">A class that derives from <see cref="FilterInputType{T}"/>.</typeparam>
    IFilterFieldDescriptor Type<TFilter>()
        where TFilter : class;
}
