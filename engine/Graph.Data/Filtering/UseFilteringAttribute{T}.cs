namespace Graph.Data;

/// <summary>The same with the class that says what may be asked.</summary>
/// <typeparam name="T">A class that derives from <see cref="FilterInputType{T}"/>.</typeparam>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UseFilteringAttribute<T>() : UseFilteringAttribute(typeof(T));
