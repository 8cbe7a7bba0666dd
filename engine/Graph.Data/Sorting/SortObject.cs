using System.Reflection;

namespace Graph.Data.Sorting;

/// <summary>The members of an object that may be sorted by: <c>BookSortInput</c>.</summary>
/// <param name="InputName">The input type in the graph.</param>
internal sealed record SortObject(string InputName)
{
    /// <summary>The members, in the order of the input fields.</summary>
    public List<SortMember> Members { get; } = [];
}

/// <summary>One of them.</summary>
/// <param name="Name">The input field.</param>
/// <param name="Property">The property of the object.</param>
/// <param name="Object">The members of the property's object; null for a value.</param>
internal sealed record SortMember(string Name, PropertyInfo Property, SortObject? Object);
