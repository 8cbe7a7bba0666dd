using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Graph.Identity.Database.Migrations
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "groups",
                table: "event_lease");
        }
    }
}
