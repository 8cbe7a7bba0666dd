namespace Graph.Common.Database;

/// <summary>The service's database cannot be reached or prepared; the message is for whoever starts the service.</summary>
public sealed class DatabaseUnavailableException : Exception
{
    /// <param name="message">What is wrong and what to do about it.</param>
    /// <param name="innerException">What the driver said.</param>
    public DatabaseUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException) { }
}
