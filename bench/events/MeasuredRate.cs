namespace Graph.Events.Bench;

/// <summary>Latency at one rate, in milliseconds.</summary>
/// <param name="Rate">Events per second that were asked for.</param>
/// <param name="Reached">Events per second that were committed.</param>
/// <param name="P50">Half of them were faster.</param>
/// <param name="P99">One of a hundred was slower.</param>
/// <param name="Slowest">The slowest.</param>
internal sealed record MeasuredRate(int Rate, double Reached, double P50, double P99, double Slowest);
