namespace Graph.Identity.TwoFactor;

/// <summary>What an authenticator app needs to know.</summary>
/// <param name="Secret">The secret in base32, to type in.</param>
/// <param name="Uri">The same as an address, to be shown as a QR code.</param>
internal sealed record AuthenticatorSetup(string Secret, string Uri);
