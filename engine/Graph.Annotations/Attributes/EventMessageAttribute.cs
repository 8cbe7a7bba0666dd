namespace Graph.Annotations;

/// <summary>The event that a method with <see cref="SubscribeAttribute"/> answers.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class EventMessageAttribute : Attribute;
