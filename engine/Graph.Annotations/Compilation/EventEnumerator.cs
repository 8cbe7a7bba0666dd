namespace Graph.Annotations.Compilation;

/// <summary>Events of one C# type as the engine takes them, with what must be disposed after them.</summary>
internal sealed class EventEnumerator<TEvent>(IAsyncEnumerator<TEvent> events, IAsyncDisposable? owner)
    : IAsyncEnumerator<object?>
{
    /// <inheritdoc />
    public object? Current => events.Current;

    /// <inheritdoc />
    public ValueTask<bool> MoveNextAsync() => events.MoveNextAsync();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            await events.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            if (owner is not null)
            {
                await owner.DisposeAsync().ConfigureAwait(false);
            }
        }
    }
}
