using Graph.Annotations.Pagination;
using static Graph.Annotations.Tests.Annotated;

namespace Graph.Annotations.Tests;

/// <summary>Connections without limits, or of two shapes. What is wrong is said at start-up, with the member and what to do.</summary>
public sealed class WrongPagingTests
{
    [Fact]
    public void Paging_needs_a_connection() =>
        Says(
            "NoConnection.Things: [UsePaging] needs a connection: give back Connection<T>, not IReadOnlyList<Thing>.",
            typeof(NoConnection)
        );

    [QueryType]
    private static class NoConnection
    {
        [UsePaging]
        public static IReadOnlyList<Thing> Things(PagingArguments page) => page.Size == 0 ? [] : [new Thing("")];
    }

    [Fact]
    public void Paging_needs_its_parameter() =>
        Says(
            "NoPage.Things: [UsePaging] hands the page to a parameter of type PagingArguments: add one.",
            typeof(NoPage)
        );

    [QueryType]
    private static class NoPage
    {
        [UsePaging]
        public static Connection<Thing>? Things() => null;
    }

    [Fact]
    public void A_page_needs_its_limits() =>
        Says(
            "NoLimits.Things(page): PagingArguments need [UsePaging] on the method, which says how large a page may be.",
            typeof(NoLimits)
        );

    [QueryType]
    private static class NoLimits
    {
        public static Connection<Thing>? Things(PagingArguments page) => page.Size == 0 ? null : null;
    }

    [Fact]
    public void A_connection_has_one_shape()
    {
        var problems = Annotated.Problems(typeof(TwoShapes));

        Assert.Contains(
            "TwoShapes.Others: 'ThingConnection' has nullable nodes at one place and non-null nodes at another: one type has one "
                + "shape. Derive a connection class for one of them.",
            problems
        );
        Assert.Contains(
            "TwoShapes.Others: 'ThingConnection' has a totalCount at one place and none at another: one type has one shape. Set "
                + "IncludeTotalCount on both, or derive a connection class for one of them.",
            problems
        );
    }

    [QueryType]
    private static class TwoShapes
    {
        [UsePaging]
        public static Connection<Thing>? Things(PagingArguments page) => page.Size == 0 ? null : null;

        [UsePaging(IncludeTotalCount = true)]
        public static Connection<Thing?>? Others(PagingArguments page) => page.Size == 0 ? null : null;
    }
}
