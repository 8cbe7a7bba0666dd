using Graph.Execution;

namespace Graph.Fusion.Tests.Testing;

/// <summary>Reads one subscription, a response at a time.</summary>
internal sealed class LiveClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ExecutionResult _result;
    private readonly IAsyncEnumerator<ExecutionResult> _responses;

    private LiveClient(ExecutionResult result)
    {
        _result = result;
        _responses = result.Subsequent!.GetAsyncEnumerator();
    }

    /// <summary>True if the last response ended the stream with an error.</summary>
    public bool HasFailed { get; private set; }

    public static async Task<LiveClient> OpenAsync(ValueTask<ExecutionResult> subscribing)
    {
        var result = await subscribing;
        Assert.True(result.Subsequent is not null, result.Count > 0 ? TestGateway.Text(result) : "");
        return new LiveClient(result);
    }

    /// <summary>The next response; null at the end.</summary>
    public async Task<string?> ReadAsync()
    {
        if (!await _responses.MoveNextAsync().AsTask().WaitAsync(Patience))
        {
            return null;
        }

        using var response = _responses.Current;
        HasFailed = response is RequestErrorResult { EndsStream: true };
        return TestGateway.Text(response);
    }

    public async ValueTask DisposeAsync()
    {
        await _responses.DisposeAsync();
        await _result.DisposeAsync();
    }
}
