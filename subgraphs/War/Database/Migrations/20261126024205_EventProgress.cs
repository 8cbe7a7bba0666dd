using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Graph.War.Database.Migrations
{
    /// <inheritdoc />
    public partial class EventProgress : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.CreateTable(
                name: "follower_counts",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    followers = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("follower_counts_pkey", x => x.user_id);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "event_progress");

            migrationBuilder.DropTable(
                name: "follower_counts");
        }
    }
}
