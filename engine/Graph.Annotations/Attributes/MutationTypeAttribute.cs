namespace Graph.Annotations;

/// <summary>The public static methods of the class are fields of the root type of mutations; several classes add up. Every method takes one <c>input</c> and gives a payload.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MutationTypeAttribute : Attribute;
