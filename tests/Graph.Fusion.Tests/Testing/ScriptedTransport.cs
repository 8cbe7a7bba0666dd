using System.Buffers;
using System.Text;
using Graph.Fusion.Sources;

namespace Graph.Fusion.Tests.Testing;

/// <summary>
/// Answers with given texts, without a connection: at once, so that the answer is taken over before the next request is
/// sent, or when it is released. Only so can a test say which source answers first.
/// </summary>
internal sealed class ScriptedTransport(string body, Task? release = null) : ISourceTransport
{
    public SourceCapability VariableBatching { get; } = new(null, TimeProvider.System);

    public SourceCapability RequestBatching { get; } = new(null, TimeProvider.System);

    public SourceCounters Counters { get; } = new();

    public async ValueTask<SourceResponse> SendAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        if (release is not null)
        {
            await release.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(body.Length));
        return SourceResponse.Of(buffer, Encoding.UTF8.GetBytes(body, buffer), 200);
    }
}
