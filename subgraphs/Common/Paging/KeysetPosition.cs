namespace Graph.Common.Paging;

/// <summary>A place in a list that is sorted by time and then by id.</summary>
/// <param name="At">The sort key, to the microsecond (what PostgreSQL stores), in UTC.</param>
/// <param name="Id">Tells rows of the same microsecond apart.</param>
public readonly record struct KeysetPosition(DateTimeOffset At, Guid Id);
