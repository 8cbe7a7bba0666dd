using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Graph.Gateway.Edge;

/// <summary>Where the certificate for <c>https</c> lies.</summary>
/// <param name="File">A PEM file with the chain, or a PKCS #12 file; null for none.</param>
/// <param name="Key">The PEM file of the key, if it is not in the same.</param>
/// <param name="Password">What the key or the PKCS #12 file is encrypted with; null for nothing.</param>
public sealed record ServerCertificate(string? File, string? Key = null, string? Password = null)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="GatewayConfigurationException">It is missing or broken; the message says what to do.</exception>
    internal X509Certificate2 Load()
    {
        if (File is null)
        {
            throw new GatewayConfigurationException(
                "An https address needs a certificate: set Tls__Certificate to a PEM or PKCS #12 file."
            );
        }

        try
        {
            if (X509Certificate2.GetCertContentType(File) == X509ContentType.Pkcs12)
            {
                return X509CertificateLoader.LoadPkcs12FromFile(File, Password);
            }

            return Password is null
                ? X509Certificate2.CreateFromPemFile(File, Key)
                : X509Certificate2.CreateFromEncryptedPemFile(File, Password, Key);
        }
        catch (Exception e) when (e is IOException or CryptographicException or UnauthorizedAccessException)
        {
            throw new GatewayConfigurationException($"The certificate {File} (Tls__Certificate): {e.Message}");
        }
    }
}
