using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Graph.Identity.Database.Migrations
{
    /// <inheritdoc />
    public partial class DeletionsAndProviders : Migration
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
                name: "deletions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    receipt_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    scheduled_for = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("deletions_pkey", x => x.id);
                    table.CheckConstraint("deletions_status", "status IN ('Scheduled', 'Running', 'Done')");
                    table.CheckConstraint("deletions_user", "(status = 'Done') = (user_id IS NULL)");
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
                name: "held_handles",
                columns: table => new
                {
                    handle_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("held_handles_pkey", x => x.handle_hash);
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
                name: "linked_identities",
                columns: table => new
                {
                    provider = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    subject = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    email = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    linked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("linked_identities_pkey", x => new { x.provider, x.subject });
                    table.ForeignKey(
                        name: "fk_linked_identities_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "provider_sign_ins",
                columns: table => new
                {
                    state_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    provider = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    nonce = table.Column<string>(type: "text", nullable: false),
                    verifier = table.Column<string>(type: "text", nullable: false),
                    links_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    proven_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("provider_sign_ins_pkey", x => x.state_hash);
                });

            migrationBuilder.CreateTable(
                name: "deletion_steps",
                columns: table => new
                {
                    deletion_id = table.Column<Guid>(type: "uuid", nullable: false),
                    service = table.Column<string>(type: "text", nullable: false),
                    done_round = table.Column<int>(type: "integer", nullable: false),
                    removed_first = table.Column<long>(type: "bigint", nullable: false),
                    removed_second = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("deletion_steps_pkey", x => new { x.deletion_id, x.service });
                    table.ForeignKey(
                        name: "fk_deletion_steps_deletions_deletion_id",
                        column: x => x.deletion_id,
                        principalTable: "deletions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
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
                name: "deletions_due",
                table: "deletions",
                column: "due_at",
                filter: "status <> 'Done'");

            migrationBuilder.CreateIndex(
                name: "deletions_receipt_key",
                table: "deletions",
                column: "receipt_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "deletions_user_key",
                table: "deletions",
                column: "user_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "held_handles_until",
                table: "held_handles",
                column: "until");

            migrationBuilder.CreateIndex(
                name: "inbox_processed",
                table: "inbox",
                column: "processed_at");

            migrationBuilder.CreateIndex(
                name: "linked_identities_of_user",
                table: "linked_identities",
                columns: new[] { "user_id", "provider" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "provider_sign_ins_expiry",
                table: "provider_sign_ins",
                column: "expires_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "dead_letters");

            migrationBuilder.DropTable(
                name: "deletion_steps");

            migrationBuilder.DropTable(
                name: "event_progress");

            migrationBuilder.DropTable(
                name: "held_handles");

            migrationBuilder.DropTable(
                name: "inbox");

            migrationBuilder.DropTable(
                name: "linked_identities");

            migrationBuilder.DropTable(
                name: "provider_sign_ins");

            migrationBuilder.DropTable(
                name: "deletions");
        }
    }
}
