using Graph.Common.Errors;
using Npgsql;

namespace Graph.Common.Visibility;

/// <summary>
/// Says whether an account may write. Its tokens are withdrawn when it may not, and this holds in the seconds before that, and for
/// tokens that nobody withdraws.
/// </summary>
/// <param name="database">The service's database, with <see cref="VisibilityModel.AddVisibility"/>.</param>
public sealed class Participants(NpgsqlDataSource database)
{
    /// <summary>Whether who writes may, as a part of statements; <c>$2</c> is who.</summary>
    public const string TakesPart = "not exists (select from people me where me.id = $2 and me.state <> 'ACTIVE')";

    private const string StateSql = "select p.state from people p where p.id = $1 and p.state <> 'ACTIVE'";

    /// <summary>Why somebody may not write; null if they may.</summary>
    public async Task<ForbiddenError?> RefusalOf(Guid userId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(StateSql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = userId });
        return await command.ExecuteScalarAsync(cancellationToken) is string state ? RefusalOf(state) : null;
    }

    /// <summary>What is said to somebody whose account has a state other than <see cref="Person.Active"/>.</summary>
    public static ForbiddenError RefusalOf(string state) =>
        state switch
        {
            "SUSPENDED" => new ForbiddenError(
                "Your account is suspended: until that ends you can read, and write nothing."
            ),
            "BANNED" => new ForbiddenError("Your account is banned: it can write nothing any more."),
            "DELETION_SCHEDULED" => new ForbiddenError(
                "Your account is about to be deleted: sign in and cancel that to write again."
            ),
            _ => new ForbiddenError("There is no such account any more."),
        };
}
