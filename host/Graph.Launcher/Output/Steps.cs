using System.Diagnostics;
using System.Globalization;

namespace Graph.Launcher.Output;

/// <summary>Tells a person what is being done and how long it took, one line each; the same on a terminal and in a log.</summary>
internal sealed class Steps(TextWriter output)
{
    private readonly Lock _lock = new();

    /// <summary>Does one step, with a line when it begins and one when it ends.</summary>
    public async Task<T> RunAsync<T>(string name, Func<Action<string>, Task<T>> step)
    {
        Line($"· {name}");
        long started = Stopwatch.GetTimestamp();
        var result = await step(detail => Line($"    {detail}"));
        Line($"✓ {name} {Seconds(Stopwatch.GetElapsedTime(started))}");
        return result;
    }

    /// <inheritdoc cref="RunAsync{T}(string, Func{Action{string}, Task{T}})"/>
    public Task RunAsync(string name, Func<Action<string>, Task> step) =>
        RunAsync(
            name,
            async report =>
            {
                await step(report);
                return true;
            }
        );

    /// <summary>One line that belongs to no step.</summary>
    public void Line(string text) => Raw(text + Environment.NewLine);

    /// <summary>Text that has its own line ends.</summary>
    public void Raw(string text)
    {
        lock (_lock)
        {
            try
            {
                output.Write(text);
                output.Flush();
            }
            catch (IOException)
            {
                // The terminal is closed, or whoever read this has gone: what is being done must still be done.
            }
        }
    }

    private static string Seconds(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");
}
