using System.Text.Json;

namespace Graph.EndToEnd.Tests.Testing;

/// <summary>What people do with their accounts, through the gateway.</summary>
internal sealed class AccountClient(RunningGraph graph)
{
    public const string Password = "correct horse battery";

    private const string Errors = "errors { __typename ... on UserError { message code path } }";
    private const string Tokens = "tokens { accessToken accessTokenExpiresAt refreshToken }";

    private static int _people;

    /// <summary>The payload of a mutation.</summary>
    /// <param name="field">The mutation.</param>
    /// <param name="selection">What to ask of its payload besides errors.</param>
    /// <param name="input">Its input; null for those without.</param>
    /// <param name="token">Who asks.</param>
    public async Task<JsonElement> Do(string field, string selection, object? input, string? token = null)
    {
        var type = char.ToUpperInvariant(field[0]) + field[1..] + "Input!";
        var query = input is null
            ? $"mutation {{ {field} {{ {selection} {Errors} }} }}"
            : $"mutation ($input: {type}) {{ {field}(input: $input) {{ {selection} {Errors} }} }}";
        var answer = await new GraphClient(graph.Address, token).Ask(query, new { input });
        return answer.Data.At(field);
    }

    /// <summary>The only error of a payload, as its code.</summary>
    public static string ErrorOf(JsonElement payload)
    {
        Assert.True(
            payload.GetProperty("errors").ValueKind == JsonValueKind.Array
                && payload.GetProperty("errors").GetArrayLength() == 1,
            payload.ToString()
        );
        return payload.Text("errors", 0, "code")!;
    }

    public Task<JsonElement> SignUp(Person person) =>
        Do(
            "signUp",
            "email",
            new
            {
                email = person.Email,
                password = Password,
                handle = person.Handle,
                displayName = person.DisplayName,
            }
        );

    public Task<JsonElement> VerifyEmail(string token) => Do("verifyEmail", "email", new { token });

    public Task<JsonElement> SignIn(string email, string password = Password, string? device = null) =>
        Do(
            "signIn",
            Tokens,
            new
            {
                email,
                password,
                device,
            }
        );

    public Task<JsonElement> Refresh(string refreshToken) => Do("refreshSession", Tokens, new { refreshToken });

    /// <summary>Somebody who has signed up, confirmed the address and signed in.</summary>
    public async Task<(Person Person, string Access, string Refresh)> SignedIn()
    {
        var person = NewPerson();
        await SignUp(person);
        await VerifyEmail(await graph.Mail.TokenAsync(person.Email, "Confirm your e-mail address"));
        var tokens = (await SignIn(person.Email)).At("tokens");
        return (person, tokens.Text("accessToken")!, tokens.Text("refreshToken")!);
    }

    /// <summary>Somebody whom nobody knows yet.</summary>
    public static Person NewPerson()
    {
        var name = $"new_{Interlocked.Increment(ref _people)}_{Guid.NewGuid().ToString("N")[..8]}";
        return new Person($"{name}@mail.example", name, $"New {name}");
    }

    internal sealed record Person(string Email, string Handle, string DisplayName);
}
