namespace Graph.Data.Tests.Loaders;

/// <summary>How many stars a book was given: the key of a data loader.</summary>
internal sealed record BookRating(int BookId, int Stars);
