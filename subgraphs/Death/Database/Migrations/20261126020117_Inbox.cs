using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Graph.Death.Database.Migrations
{
    /// <inheritdoc />
    public partial class Inbox : Migration
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "dead_letters");

            migrationBuilder.DropTable(
                name: "inbox");
        }
    }
}
