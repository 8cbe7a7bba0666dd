using Graph.Execution.Resolvers;

namespace Graph.Oracle.Tests.Sources;

/// <summary>Knows the events of a field of the subscription's root.</summary>
internal interface IEventSource
{
    IEnumerable<Derived> EventsOf(ArgumentValues arguments);
}

/// <summary>Opens the stream of events of a subscription.</summary>
/// <param name="source">Knows them.</param>
/// <param name="delay">The seed of the delays between them; 0 for none.</param>
internal sealed class DerivedStream(IEventSource source, int delay) : SourceStreamResolver
{
    public override ValueTask<IAsyncEnumerator<object?>> SubscribeAsync(ResolverContext context) =>
        new(StreamAsync(context.Arguments).GetAsyncEnumerator(context.RequestAborted));

    private async IAsyncEnumerable<object?> StreamAsync(ArgumentValues arguments)
    {
        foreach (var one in source.EventsOf(arguments))
        {
            if (delay > 0)
            {
                await Task.Delay((int)(Worlds.WorldData.Hash($"{delay}/{one.Object.Key}") % 6));
            }

            yield return one;
        }
    }
}
