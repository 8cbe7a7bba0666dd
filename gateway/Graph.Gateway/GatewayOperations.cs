using Graph.Execution.PersistedOperations;

namespace Graph.Gateway;

/// <summary>The documents that clients of the gateway may name instead of sending.</summary>
internal static class GatewayOperations
{
    /// <summary>Reads the manifest, if there is one.</summary>
    /// <exception cref="GatewayConfigurationException">It is missing or broken; the message says what to do.</exception>
    public static PersistedOperationOptions Load(GatewayOptions options)
    {
        if (options is { OnlyTrustedDocuments: true, OperationManifest: null })
        {
            throw new GatewayConfigurationException(
                "Only trusted documents are to be accepted, but none are named: set PersistedOperations__Manifest."
            );
        }

        return new PersistedOperationOptions
        {
            Trusted = options.OperationManifest is { } file ? Read(file) : null,
            OnlyTrusted = options.OnlyTrustedDocuments,
            AutomaticCapacity = options.AutomaticDocuments,
        };
    }

    private static OperationManifest Read(string file)
    {
        try
        {
            return OperationManifest.Parse(File.ReadAllBytes(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new GatewayConfigurationException($"The manifest of trusted documents, {file}: {e.Message}");
        }
    }
}
