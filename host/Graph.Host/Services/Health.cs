using System.Diagnostics;

namespace Graph.Host.Services;

/// <summary>Waits until services say that they are ready.</summary>
internal static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(25);

    /// <summary>Asks each service until it answers with success.</summary>
    /// <exception cref="Complaint">One has ended or did not become ready in time.</exception>
    public static async Task WaitAsync(
        IReadOnlyList<ServiceAddress> addresses,
        IRunningServices services,
        CancellationToken cancellationToken
    )
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        await Task.WhenAll(addresses.Select(address => WaitAsync(client, address, services, cancellationToken)));
    }

    private static async Task WaitAsync(
        HttpClient client,
        ServiceAddress address,
        IRunningServices services,
        CancellationToken cancellationToken
    )
    {
        long started = Stopwatch.GetTimestamp();
        var last = "no answer";
        while (Stopwatch.GetElapsedTime(started) < Patience)
        {
            if (services.Lost.Contains(address.Service.Name))
            {
                throw new Complaint(
                    $"{address.Service.Name} ended while it started; see .graph/logs/{address.Service.Name.ToLowerInvariant()}.log."
                );
            }

            if (await ReasonAsync(client, address.Health, cancellationToken) is not { } reason)
            {
                return;
            }

            last = reason;
            await Task.Delay(Interval, cancellationToken);
        }

        throw new Complaint(
            $"{address.Service.Name} was not ready within {Patience.TotalSeconds:0} s: {address.Health} said: {last}"
        );
    }

    /// <summary>Why a service is not ready; null if it is.</summary>
    /// <param name="client">Its timeout is how long the service may take to answer.</param>
    /// <param name="page">Where the service says it.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public static async Task<string?> ReasonAsync(HttpClient client, Uri page, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync(page, cancellationToken);
            return response.IsSuccessStatusCode
                ? null
                : $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync(cancellationToken)}".Trim();
        }
        catch (HttpRequestException e)
        {
            return e.Message;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"no answer within {client.Timeout.TotalSeconds:0} s";
        }
    }
}
