using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Graph.Death.Database.Migrations
{
    /// <inheritdoc />
    public partial class Relations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_opening",
                table: "graph_users",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_private",
                table: "graph_users",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "profile_version",
                table: "graph_users",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "blocks",
                columns: table => new
                {
                    blocker_id = table.Column<Guid>(type: "uuid", nullable: false),
                    blocked_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("blocks_pkey", x => new { x.blocker_id, x.blocked_id });
                    table.CheckConstraint("blocks_not_oneself", "blocker_id <> blocked_id");
                });

            migrationBuilder.CreateTable(
                name: "follow_requests",
                columns: table => new
                {
                    follower_id = table.Column<Guid>(type: "uuid", nullable: false),
                    following_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("follow_requests_pkey", x => new { x.follower_id, x.following_id });
                    table.CheckConstraint("follow_requests_not_oneself", "follower_id <> following_id");
                });

            migrationBuilder.CreateTable(
                name: "mutes",
                columns: table => new
                {
                    muter_id = table.Column<Guid>(type: "uuid", nullable: false),
                    muted_id = table.Column<Guid>(type: "uuid", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reposts = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("mutes_pkey", x => new { x.muter_id, x.muted_id });
                    table.CheckConstraint("mutes_not_oneself", "muter_id <> muted_id");
                });

            migrationBuilder.CreateTable(
                name: "relation_versions",
                columns: table => new
                {
                    low_id = table.Column<Guid>(type: "uuid", nullable: false),
                    high_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false, defaultValue: 0L)
                },
                constraints: table =>
                {
                    table.PrimaryKey("relation_versions_pkey", x => new { x.low_id, x.high_id });
                    table.CheckConstraint("relation_versions_order", "low_id < high_id");
                });

            migrationBuilder.CreateIndex(
                name: "graph_users_opening",
                table: "graph_users",
                column: "id",
                filter: "is_opening");

            migrationBuilder.CreateIndex(
                name: "blocks_by",
                table: "blocks",
                columns: new[] { "blocker_id", "created_at", "blocked_id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "blocks_of",
                table: "blocks",
                columns: new[] { "blocked_id", "blocker_id" });

            migrationBuilder.CreateIndex(
                name: "follow_requests_to",
                table: "follow_requests",
                columns: new[] { "following_id", "created_at", "follower_id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "mutes_by",
                table: "mutes",
                columns: new[] { "muter_id", "created_at", "muted_id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "mutes_of",
                table: "mutes",
                columns: new[] { "muted_id", "muter_id" });

            migrationBuilder.CreateIndex(
                name: "relation_versions_high",
                table: "relation_versions",
                columns: new[] { "high_id", "low_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "blocks");

            migrationBuilder.DropTable(
                name: "follow_requests");

            migrationBuilder.DropTable(
                name: "mutes");

            migrationBuilder.DropTable(
                name: "relation_versions");

            migrationBuilder.DropIndex(
                name: "graph_users_opening",
                table: "graph_users");

            migrationBuilder.DropColumn(
                name: "is_opening",
                table: "graph_users");

            migrationBuilder.DropColumn(
                name: "is_private",
                table: "graph_users");

            migrationBuilder.DropColumn(
                name: "profile_version",
                table: "graph_users");
        }
    }
}
