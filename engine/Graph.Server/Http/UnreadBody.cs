using Microsoft.AspNetCore.Http;

namespace Graph.Server;

/// <summary>What is left of a body after its request was refused.</summary>
internal static class UnreadBody
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Throws away what still comes, for a moment: a connection that is closed while the client sends is reset, and then
    /// many clients never see the answer that was already on its way.
    /// </summary>
    public static async Task DiscardAsync(HttpContext context)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(Patience);
        var reader = context.Request.BodyReader;
        try
        {
            while (true)
            {
                var read = await reader.ReadAsync(patience.Token);
                reader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                {
                    return;
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The client is gone, or sends for longer than one does that looks at answers.
            context.Abort();
        }
    }
}
