namespace Graph.Data;

/// <summary>Describes one member that clients may sort by.</summary>
public interface ISortFieldDescriptor
{
    /// <summary>Names the field of the input type; the property's name in the graph otherwise.</summary>
    ISortFieldDescriptor Name(string name);

    /// <summary>Describes the field; the property's description otherwise.</summary>
    ISortFieldDescriptor Description(string description);

    /// <summary>Sorts by the members of an object as this class says, where its entity has several.</summary>
    /// <typeparam name="TSort">A class that derives from <see cref="SortInputType{T}"/>.</typeparam>
    ISortFieldDescriptor Type<TSort>()
        where TSort : class;
}
