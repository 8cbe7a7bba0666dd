using Graph.Fusion.Planning.Drafts;

namespace Graph.Fusion.Planning.Passes;

/// <summary>A way to have a field delivered.</summary>
/// <param name="Source">The source.</param>
/// <param name="Entrance">The fetch of it that passes through already; null if it has to be entered.</param>
/// <param name="Done">The wave in which everything below could be there, as far as that can be told.</param>
/// <param name="Served">How many leaves below it serves itself.</param>
/// <param name="Others">How many other fields it could serve here.</param>
internal readonly record struct FieldOption(int Source, FetchDraft? Entrance, int Done, int Served, int Others);
