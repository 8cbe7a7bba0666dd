using Microsoft.AspNetCore.Http;

namespace Graph.Server;

/// <summary>What is left of a body after its request was refused.</summary>
internal static class UnreadBody
{
    /// <summary>
    /// Throws away what still comes, for a moment: a connection that is closed while the client sends is reset, and then
    /// many clients never see the answer that was already on its way.
    /// </summary>
    /// <param name="context">The refused request, whose answer was sent.</param>
    /// <param name="time">How long the client may take to stop.</param>
    public static async Task DiscardAsync(HttpContext context, TimeSpan time)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(time);
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
