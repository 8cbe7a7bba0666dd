using System.Globalization;

namespace Graph.Events.Bench;

/// <summary>
/// What a sender sends that nobody can hold up: first a while for compilers and caches, then at each rate for as long, whether
/// the events before have arrived or not. A slow system is measured as slow; a sender that waits for it would measure itself.
/// </summary>
/// <param name="Rates">Events per second, one after the other.</param>
/// <param name="Seconds">How long each.</param>
internal sealed record Pace(IReadOnlyList<int> Rates, int Seconds)
{
    /// <summary>How long the events before the first rate are sent.</summary>
    public const int WarmSeconds = 15;

    /// <summary>How fast.</summary>
    public const int WarmRate = 200;

    /// <summary>Between two rates.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>The numbers of a rate's events: from the first, as many.</summary>
    public (int First, int Count) NumbersOf(int rate)
    {
        var first = WarmRate * WarmSeconds;
        foreach (var earlier in Rates)
        {
            if (earlier == rate)
            {
                break;
            }

            first += earlier * Seconds;
        }

        return (first, rate * Seconds);
    }

    /// <summary>How many events all of it is.</summary>
    public int Total => WarmRate * WarmSeconds + Rates.Sum() * Seconds;

    public static Pace Parse(string rates, string seconds) =>
        new([.. rates.Split(',').Select(Number)], Number(seconds));

    /// <summary>For the command line of the role.</summary>
    public string[] ToArguments() => [string.Join(',', Rates), Seconds.ToString(CultureInfo.InvariantCulture)];

    /// <summary>Sends everything.</summary>
    /// <param name="send">Commits the event with a number.</param>
    public async Task SendAsync(Func<int, Task> send)
    {
        await SendAsync(0, WarmRate * WarmSeconds, WarmRate, send);
        foreach (var rate in Rates)
        {
            await Task.Delay(Pause);
            var (first, count) = NumbersOf(rate);
            await SendAsync(first, count, rate, send);
        }
    }

    private static async Task SendAsync(int first, int count, int rate, Func<int, Task> send)
    {
        // A bound for memory; a database that is this far behind is measured as behind.
        using var open = new SemaphoreSlim(256);
        var started = TimeProvider.System.GetTimestamp();
        var sent = new Task[count];
        for (var i = 0; i < count; i++)
        {
            var early = TimeSpan.FromSeconds((double)i / rate) - TimeProvider.System.GetElapsedTime(started);
            if (early > TimeSpan.FromMilliseconds(1))
            {
                await Task.Delay(early);
            }

            await open.WaitAsync();
            sent[i] = SendOneAsync(first + i);
        }

        await Task.WhenAll(sent);

        async Task SendOneAsync(int number)
        {
            try
            {
                await send(number);
            }
            finally
            {
                open.Release();
            }
        }
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
