namespace Graph.Common.Live;

/// <summary>A message of a log.</summary>
/// <param name="Run">Which count <paramref name="Number"/> belongs to; another one where the log was lost.</param>
/// <param name="Number">Its place, one more for each message of the run.</param>
/// <param name="Body">What was appended.</param>
public readonly record struct LiveMessage(ulong Run, long Number, ReadOnlyMemory<byte> Body);
