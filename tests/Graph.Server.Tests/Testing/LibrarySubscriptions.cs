using System.Runtime.CompilerServices;
using Graph.Annotations;
using Graph.Execution.Resolvers;

namespace Graph.Server.Tests.Testing;

[SubscriptionType]
internal static class LibrarySubscriptions
{
    /// <summary>Counts from one, for ever without an end.</summary>
    [Subscribe(With = nameof(CountSource))]
    public static int Count(int? to, [EventMessage] int number) => number;

    /// <summary>Fails for odd numbers.</summary>
    [Subscribe(With = nameof(CountSource))]
    public static int? Even(int? to, [EventMessage] int number) =>
        number % 2 == 0 ? number : throw new GraphQLException($"{number} is odd.");

    /// <summary>Breaks after the first event.</summary>
    [Subscribe(With = nameof(BrokenSource))]
    public static int Broken([EventMessage] int number) => number;

    /// <summary>The books that are lent from a shelf.</summary>
    [Subscribe, Topic("lent-{shelf}")]
    public static Book BookLent(string shelf, [EventMessage] Book book) => book with { Shelf = shelf };

    public static async IAsyncEnumerable<int> CountSource(
        int? to,
        Library library,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        try
        {
            for (var number = 1; number <= (to ?? int.MaxValue); number++)
            {
                yield return number;
                await Task.Delay(to is null ? 20 : 1, cancellationToken);
            }
        }
        finally
        {
            library.SourceEnded.Release();
        }
    }

    public static async IAsyncEnumerable<int> BrokenSource()
    {
        yield return 1;
        await Task.Yield();
        throw new InvalidOperationException("A secret of the server.");
    }
}
