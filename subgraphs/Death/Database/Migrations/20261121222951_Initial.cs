using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Graph.Death.Database.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "follow_counts",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    followers = table.Column<long>(type: "bigint", nullable: false, defaultValue: 0L),
                    following = table.Column<long>(type: "bigint", nullable: false, defaultValue: 0L),
                    version = table.Column<long>(type: "bigint", nullable: false, defaultValue: 0L)
                },
                constraints: table =>
                {
                    table.PrimaryKey("follow_counts_pkey", x => x.user_id);
                    table.CheckConstraint("follow_counts_followers", "followers >= 0");
                    table.CheckConstraint("follow_counts_following", "following >= 0");
                    table.CheckConstraint("follow_counts_limit", "following <= 7500");
                });

            migrationBuilder.CreateTable(
                name: "followers",
                columns: table => new
                {
                    follower_id = table.Column<Guid>(type: "uuid", nullable: false),
                    following_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("followers_pkey", x => new { x.follower_id, x.following_id });
                    table.CheckConstraint("followers_not_oneself", "follower_id <> following_id");
                });

            migrationBuilder.CreateTable(
                name: "graph_users",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false, defaultValue: "ACTIVE")
                },
                constraints: table =>
                {
                    table.PrimaryKey("graph_users_pkey", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "followers_of",
                table: "followers",
                columns: new[] { "following_id", "created_at", "follower_id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "following_of",
                table: "followers",
                columns: new[] { "follower_id", "created_at", "following_id" },
                descending: new[] { false, true, true });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "follow_counts");

            migrationBuilder.DropTable(
                name: "followers");

            migrationBuilder.DropTable(
                name: "graph_users");
        }
    }
}
