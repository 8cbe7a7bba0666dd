namespace Graph.Annotations;

/// <summary>The parameter is a service of the request, though its type would make it an argument.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ServiceAttribute : Attribute;
