using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Graph.Identity.Database.Migrations
{
    /// <inheritdoc />
    public partial class Sanctions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "revocations",
                columns: table => new
                {
                    kind = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("revocations_pkey", x => new { x.kind, x.id });
                    table.CheckConstraint("revocations_kind", "kind IN ('SESSION', 'USER')");
                });

            migrationBuilder.CreateTable(
                name: "sanctions",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    moderator_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("sanctions_pkey", x => x.user_id);
                    table.CheckConstraint("sanctions_kind", "kind IN ('Suspended', 'Banned')");
                    table.CheckConstraint("sanctions_until", "(kind = 'Suspended') = (until IS NOT NULL)");
                    table.ForeignKey(
                        name: "fk_sanctions_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "revocations_at",
                table: "revocations",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "sanctions_end",
                table: "sanctions",
                column: "until",
                filter: "until IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "revocations");

            migrationBuilder.DropTable(
                name: "sanctions");
        }
    }
}
