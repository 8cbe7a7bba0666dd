namespace Graph.Execution;

/// <summary>The services of one event of a subscription, disposed once the event is answered.</summary>
public interface IEventScope : IAsyncDisposable
{
    IServiceProvider Services { get; }
}
