namespace Graph.Hosting.Configuration;

/// <summary>A setting names a file that cannot be read; the message says which and what to do.</summary>
public sealed class SettingFileException(string message) : Exception(message);
