using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Graph.Fury.Database.Migrations
{
    /// <inheritdoc />
    public partial class Visibility : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "dead_letters",
                columns: table => new
                {
                    consumer = table.Column<string>(type: "text", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    aggregate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    envelope = table.Column<string>(type: "jsonb", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true),
                    parked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    next_try_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("dead_letters_pkey", x => new { x.consumer, x.event_id });
                    table.CheckConstraint("dead_letters_state", "state in ('WAITING', 'HELD', 'DEAD')");
                });

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
                name: "inbox",
                columns: table => new
                {
                    consumer = table.Column<string>(type: "text", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    processed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("inbox_pkey", x => new { x.consumer, x.event_id });
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    handle_key = table.Column<string>(type: "text", nullable: true),
                    is_private = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                    state = table.Column<string>(type: "text", nullable: false, defaultValue: "ACTIVE"),
                    profile_version = table.Column<long>(type: "bigint", nullable: false, defaultValue: 0L)
                },
                constraints: table =>
                {
                    table.PrimaryKey("people_pkey", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "post_mentions",
                columns: table => new
                {
                    post_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("post_mentions_pkey", x => new { x.post_id, x.user_id });
                });

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

            migrationBuilder.CreateIndex(
                name: "dead_letters_due",
                table: "dead_letters",
                column: "next_try_at",
                filter: "state = 'WAITING'");

            migrationBuilder.CreateIndex(
                name: "dead_letters_of_aggregate",
                table: "dead_letters",
                columns: new[] { "consumer", "aggregate_id", "sequence", "event_id" });

            migrationBuilder.CreateIndex(
                name: "inbox_processed",
                table: "inbox",
                column: "processed_at");

            migrationBuilder.CreateIndex(
                name: "people_handle",
                table: "people",
                column: "handle_key");

            migrationBuilder.CreateIndex(
                name: "post_mentions_of_user",
                table: "post_mentions",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "relations_to",
                table: "relations",
                column: "to_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "dead_letters");

            migrationBuilder.DropTable(
                name: "event_progress");

            migrationBuilder.DropTable(
                name: "inbox");

            migrationBuilder.DropTable(
                name: "people");

            migrationBuilder.DropTable(
                name: "post_mentions");

            migrationBuilder.DropTable(
                name: "relations");
        }
    }
}
