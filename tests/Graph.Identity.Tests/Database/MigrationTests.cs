using Graph.Common.Database;
using Graph.Identity.Database;
using Microsoft.EntityFrameworkCore;

namespace Graph.Identity.Tests.Database;

public sealed class MigrationTests
{
    [Fact]
    public void The_migrations_make_what_the_model_says()
    {
        using var context = new IdentityDbContext(DesignTime.Options<IdentityDbContext>());

        Assert.False(context.Database.HasPendingModelChanges());
    }
}
