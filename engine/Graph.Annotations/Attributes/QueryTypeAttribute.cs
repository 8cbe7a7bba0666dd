namespace Graph.Annotations;

/// <summary>The public static methods of the class are fields of the root type of queries; several classes add up.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class QueryTypeAttribute : Attribute;
