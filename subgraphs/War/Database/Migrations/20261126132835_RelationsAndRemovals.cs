using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Graph.War.Database.Migrations
{
    /// <inheritdoc />
    public partial class RelationsAndRemovals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "relations",
                columns: table => new
                {
                    from_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_id = table.Column<Guid>(type: "uuid", nullable: false),
                    follows = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                    blocks = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                    mutes = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                    muted_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("relations_pkey", x => new { x.from_id, x.to_id });
                });

            migrationBuilder.CreateTable(
                name: "removals",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    deletion_id = table.Column<Guid>(type: "uuid", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    removed = table.Column<long>(type: "bigint", nullable: false, defaultValue: 0L),
                    claimed_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("removals_pkey", x => x.user_id);
                });

            migrationBuilder.CreateIndex(
                name: "relations_blockers",
                table: "relations",
                columns: new[] { "to_id", "from_id" },
                filter: "blocks");

            migrationBuilder.CreateIndex(
                name: "relations_to",
                table: "relations",
                column: "to_id");

            migrationBuilder.CreateIndex(
                name: "removals_due",
                table: "removals",
                column: "claimed_until");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "relations");

            migrationBuilder.DropTable(
                name: "removals");
        }
    }
}
