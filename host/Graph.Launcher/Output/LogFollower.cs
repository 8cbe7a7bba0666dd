using System.Text;

namespace Graph.Launcher.Output;

/// <summary>Prints what another process appends to a file, until it is disposed; then once more what is left.</summary>
internal sealed class LogFollower : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _following;

    public LogFollower(string file, Steps steps) => _following = FollowAsync(file, steps, _stop.Token);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _following;
        _stop.Dispose();
    }

    private static async Task FollowAsync(string file, Steps steps, CancellationToken stop)
    {
        using var reader = new StreamReader(
            new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite),
            Encoding.UTF8
        );
        while (true)
        {
            var isLast = stop.IsCancellationRequested;
            var text = await reader.ReadToEndAsync(CancellationToken.None);
            if (text.Length > 0)
            {
                steps.Raw(text);
            }

            if (isLast)
            {
                return;
            }

            await Task.Delay(50, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
