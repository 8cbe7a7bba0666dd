using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Graph.Death.Database.Migrations
{
    /// <inheritdoc />
    public partial class EventProgress : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string[]>(
                name: "groups",
                table: "event_lease",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.CreateTable(
                name: "event_progress",
                columns: table => new
                {
                    source = table.Column<string>(type: "text", nullable: false),
                    shard = table.Column<int>(type: "integer", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consumed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("event_progress_pkey", x => new { x.source, x.shard });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "event_progress");

            migrationBuilder.DropColumn(
                name: "groups",
                table: "event_lease");
        }
    }
}
