using System.Text.Json.Serialization;

namespace Graph.Fusion;

/// <summary>What is written as JSON by <c>System.Text.Json</c>, by code that is generated: a native gateway has no other.</summary>
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(Dictionary<string, List<string>>))]
internal sealed partial class FusionJson : JsonSerializerContext;
