using System.Collections.Immutable;
using System.Globalization;
using Graph.Fusion.Execution.Results;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Execution.Response;

/// <summary>
/// The errors that a response tells, up to a limit; where the limit cuts, the last one says how many more there are.
/// </summary>
internal sealed class ResponseErrors(int limit)
{
    private readonly List<Told> _told = [];
    private int _leftOut;
    private int _leftOutCollateral;

    /// <summary>A point in time, to which can be taken back what was told since.</summary>
    public readonly record struct Mark(int Count, int LeftOut, int LeftOutCollateral);

    private readonly record struct Told(GraphQLError Error, bool IsCollateral);

    /// <summary>The present.</summary>
    public Mark Now => new(_told.Count, _leftOut, _leftOutCollateral);

    /// <summary>Tells an error at a path.</summary>
    /// <param name="error">The error.</param>
    /// <param name="isCollateral">True if it need not be told if the object that it is in turns out to be null.</param>
    /// <param name="path">The path of the place.</param>
    /// <param name="rest">The steps of the error's own path that lead on from there.</param>
    /// <param name="location">Where the field at the end of both stands in the client's document.</param>
    public void Add(
        FieldError error,
        bool isCollateral,
        ReadOnlySpan<PathStep> path,
        ReadOnlySpan<PathStep> rest,
        Location location
    )
    {
        if (IsTold(error, isCollateral, path, rest))
        {
            return;
        }

        if (_told.Count >= limit)
        {
            _leftOut++;
            _leftOutCollateral += isCollateral ? 1 : 0;
            return;
        }

        var segments = ImmutableArray.CreateBuilder<object>(path.Length + rest.Length);
        foreach (var step in path)
        {
            segments.Add(step.Segment);
        }

        foreach (var step in rest)
        {
            segments.Add(step.Segment);
        }

        _told.Add(new Told(error.At(segments.MoveToImmutable(), location), isCollateral));
    }

    /// <summary>
    /// True if the field has failed with the same words before: sources that share an object may run the same code into the
    /// same failure, and what an object lacks may be missed at several of its fields.
    /// </summary>
    private bool IsTold(FieldError error, bool isCollateral, ReadOnlySpan<PathStep> path, ReadOnlySpan<PathStep> rest)
    {
        for (var i = 0; i < _told.Count; i++)
        {
            if (_told[i].Error.Message == error.Message && IsAt(_told[i].Error, path, rest))
            {
                _told[i] = _told[i] with { IsCollateral = _told[i].IsCollateral && isCollateral };
                return true;
            }
        }

        return false;
    }

    private static bool IsAt(GraphQLError error, ReadOnlySpan<PathStep> path, ReadOnlySpan<PathStep> rest)
    {
        if (error.Path is not { } segments || segments.Length != path.Length + rest.Length)
        {
            return false;
        }

        for (var i = 0; i < segments.Length; i++)
        {
            if (!segments[i].Equals(i < path.Length ? path[i].Segment : rest[i - path.Length].Segment))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Takes back the collateral errors of an object that is null.</summary>
    /// <param name="since">When the object began.</param>
    /// <param name="keepsLast">True to keep the last one: nothing better explains the null.</param>
    public void TakeBackCollateral(Mark since, bool keepsLast)
    {
        if (keepsLast && _told.Count >= limit)
        {
            // The last is among those that are left out.
            return;
        }

        _leftOut -= _leftOutCollateral - since.LeftOutCollateral;
        _leftOutCollateral = since.LeftOutCollateral;
        var kept = since.Count;
        for (var i = since.Count; i < _told.Count; i++)
        {
            if (!_told[i].IsCollateral || (keepsLast && i == _told.Count - 1))
            {
                _told[kept++] = _told[i];
            }
        }

        _told.RemoveRange(kept, _told.Count - kept);
    }

    /// <summary>The error that was told last; null if none was.</summary>
    public GraphQLError? Last => _told.Count == 0 ? null : _told[^1].Error;

    /// <summary>Takes back everything that was told since a point in time.</summary>
    public void TakeBack(Mark since)
    {
        _told.RemoveRange(since.Count, _told.Count - since.Count);
        _leftOut = since.LeftOut;
        _leftOutCollateral = since.LeftOutCollateral;
    }

    /// <summary>All errors.</summary>
    /// <param name="unplaced">Those without a place.</param>
    /// <param name="leftOut">How many were left out before.</param>
    public List<GraphQLError> ToList(List<FieldError> unplaced, int leftOut)
    {
        var errors = new List<GraphQLError>(_told.Count);
        foreach (var told in _told)
        {
            errors.Add(told.Error);
        }

        leftOut += _leftOut;
        foreach (var error in unplaced)
        {
            if (errors.Count < limit)
            {
                errors.Add(error.At(null, Location.None));
            }
            else
            {
                leftOut++;
            }
        }

        if (leftOut > 0)
        {
            errors.Add(
                new GraphQLError(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"There are {leftOut} more errors, which are not listed."
                    )
                )
                {
                    Code = ResponseErrorCodes.MoreErrors,
                }
            );
        }

        return errors;
    }
}
