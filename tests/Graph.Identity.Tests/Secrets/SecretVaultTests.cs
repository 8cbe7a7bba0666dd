using System.Security.Cryptography;
using Graph.Common.Subgraphs;
using Graph.Identity.Secrets;
using Microsoft.Extensions.Configuration;

namespace Graph.Identity.Tests.Secrets;

/// <summary>Who has only the database reads no secret in it.</summary>
public sealed class SecretVaultTests
{
    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(20);
    private readonly byte[] _first = RandomNumberGenerator.GetBytes(SecretVault.KeyBytes);
    private readonly byte[] _second = RandomNumberGenerator.GetBytes(SecretVault.KeyBytes);

    [Fact]
    public void A_secret_is_sealed_differently_each_time_and_opens()
    {
        var vault = VaultOf(_first);
        var one = vault.Seal(_secret, "row/1");
        var other = vault.Seal(_secret, "row/1");

        Assert.NotEqual(one, other);
        Assert.Equal(-1, one.AsSpan().IndexOf(_secret.AsSpan(0, 4)));
        Assert.Equal(_secret, vault.Open(one, "row/1"));
        Assert.Equal(_secret, vault.Open(other, "row/1"));
    }

    [Fact]
    public void In_another_row_or_changed_it_does_not_open()
    {
        var vault = VaultOf(_first);
        var stored = vault.Seal(_secret, "row/1");

        Assert.Contains(
            "row/2",
            Assert.Throws<InvalidOperationException>(() => vault.Open(stored, "row/2")).Message,
            StringComparison.Ordinal
        );
        stored[^1] ^= 1;
        Assert.Throws<InvalidOperationException>(() => vault.Open(stored, "row/1"));
    }

    [Fact]
    public void The_previous_key_opens_and_the_present_one_seals()
    {
        var old = VaultOf(_first).Seal(_secret, "row/1");
        var vault = VaultOf(_second, _first);

        Assert.Equal(_secret, vault.Open(old, "row/1"));
        Assert.Equal(_secret, VaultOf(_second).Open(vault.Seal(_secret, "row/1"), "row/1"));
        Assert.Contains(
            "Identity__PreviousDataKey",
            Assert.Throws<InvalidOperationException>(() => VaultOf(_second).Open(old, "row/1")).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<InvalidOperationException>(() => VaultOf().Open(old, "row/1"));
    }

    [Fact]
    public void Without_a_key_secrets_stay_as_they_are_and_such_are_read_with_one()
    {
        Assert.Equal(_secret, VaultOf().Seal(_secret, "row/1"));
        Assert.Equal(_secret, VaultOf(_first).Open(_secret, "row/1"));
    }

    [Theory]
    [InlineData("too short")]
    [InlineData("AAAA")]
    public void A_key_that_is_none_is_said_to_be_so_and_not_shown(string key)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Identity:DataKey", key)]).Build();

        var e = Assert.Throws<SubgraphSettingsException>(() => IdentitySettings.Read(configuration));

        Assert.Contains("Identity__DataKey must be 32 bytes in base64", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(key, e.Message, StringComparison.Ordinal);
    }

    private static SecretVault VaultOf(params byte[][] keys) => new(new IdentitySettings { DataKeys = keys });
}
