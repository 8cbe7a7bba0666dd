using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Graph.Fury.Database.Migrations
{
    /// <inheritdoc />
    public partial class Removals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "event_lease",
                columns: table => new
                {
                    shard = table.Column<int>(type: "integer", nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: false),
                    token = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false, defaultValue: 0L),
                    groups = table.Column<string[]>(type: "text[]", nullable: false, defaultValueSql: "'{}'"),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("event_lease_pkey", x => x.shard);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    shard = table.Column<int>(type: "integer", nullable: false),
                    aggregate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    type_version = table.Column<int>(type: "integer", nullable: false),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    data = table.Column<string>(type: "jsonb", nullable: false),
                    trace_parent = table.Column<string>(type: "text", nullable: true),
                    trace_state = table.Column<string>(type: "text", nullable: true),
                    position = table.Column<long>(type: "bigint", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("outbox_pkey", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox_sequence",
                columns: table => new
                {
                    aggregate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("outbox_sequence_pkey", x => x.aggregate_id);
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
                name: "posts_deleted_by_author",
                table: "posts",
                column: "user_id",
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "outbox_published",
                table: "outbox",
                column: "published_at");

            migrationBuilder.CreateIndex(
                name: "outbox_unpublished",
                table: "outbox",
                columns: new[] { "shard", "aggregate_id", "sequence", "id" },
                filter: "published_at is null");

            migrationBuilder.CreateIndex(
                name: "removals_due",
                table: "removals",
                column: "claimed_until");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "event_lease");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "outbox_sequence");

            migrationBuilder.DropTable(
                name: "removals");

            migrationBuilder.DropIndex(
                name: "posts_deleted_by_author",
                table: "posts");
        }
    }
}
