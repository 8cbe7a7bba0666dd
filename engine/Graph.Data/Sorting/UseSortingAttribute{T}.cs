namespace Graph.Data;

/// <summary>The same with the class that says what may be asked.</summary>
/// <typeparam name="T">A class that derives from <see cref="SortInputType{T}"/>.</typeparam>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UseSortingAttribute<T>() : UseSortingAttribute(typeof(T));
