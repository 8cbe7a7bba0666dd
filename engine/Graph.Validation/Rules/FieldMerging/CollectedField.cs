using Graph.Language;
using Graph.Types;

namespace Graph.Validation.Rules.FieldMerging;

/// <summary>A field as it stands in a set, fragments followed.</summary>
/// <param name="Node">The selection.</param>
/// <param name="ParentType">The type that the selection was made on; null if unknown.</param>
/// <param name="Definition">The field's definition; null if unknown.</param>
internal readonly record struct CollectedField(FieldNode Node, NamedType? ParentType, OutputField? Definition);
