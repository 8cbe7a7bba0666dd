using Graph.Annotations;

namespace Graph.Death.Viewers;

/// <summary>The person who asks.</summary>
/// <param name="Id">Who.</param>
/// <remarks>Identity owns the type; Death knows what the viewer has to do with others.</remarks>
[ObjectType("Viewer")]
internal sealed record ViewerRelations([property: GraphQLIgnore] Guid Id);
