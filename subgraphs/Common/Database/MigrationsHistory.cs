using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Migrations.Internal;

namespace Graph.Common.Database;

/// <summary>
/// The table of applied migrations keeps Entity Framework's own names of columns: databases that exist have them, and a
/// naming convention would look for others there.
/// </summary>
[SuppressMessage("Usage", "EF1001", Justification = "There is no public class to derive from.")]
internal sealed class MigrationsHistory(HistoryRepositoryDependencies dependencies)
    : NpgsqlHistoryRepository(dependencies)
{
    /// <inheritdoc/>
    protected override void ConfigureTable(EntityTypeBuilder<HistoryRow> history)
    {
        base.ConfigureTable(history);
        history.Property(row => row.MigrationId).HasColumnName("MigrationId");
        history.Property(row => row.ProductVersion).HasColumnName("ProductVersion");
        history.HasKey(row => row.MigrationId).HasName("PK___EFMigrationsHistory");
    }
}
