using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Concave.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class JudgmentWithdrawals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_submitted_judgments_assignment_id",
                table: "submitted_judgments");

            migrationBuilder.DropIndex(
                name: "ix_submitted_judgments_round_id_pair_id_annotator_id",
                table: "submitted_judgments");

            migrationBuilder.AddColumn<Guid>(
                name: "replaces",
                table: "submitted_judgments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "submitted_judgments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "judgment_withdrawals",
                columns: table => new
                {
                    judgment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    withdrawn_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_judgment_withdrawals", x => x.judgment_id);
                    table.ForeignKey(
                        name: "fk_judgment_withdrawals_submitted_judgments_judgment_id",
                        column: x => x.judgment_id,
                        principalTable: "submitted_judgments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_submitted_judgments_assignment_id_version",
                table: "submitted_judgments",
                columns: new[] { "assignment_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_submitted_judgments_replaces",
                table: "submitted_judgments",
                column: "replaces",
                unique: true,
                filter: "replaces IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_submitted_judgments_round_id_pair_id_annotator_id_version",
                table: "submitted_judgments",
                columns: new[] { "round_id", "pair_id", "annotator_id", "version" },
                unique: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_submitted_judgments_version",
                table: "submitted_judgments",
                sql: "version >= 1 AND (version = 1) = (replaces IS NULL)");

            migrationBuilder.CreateIndex(
                name: "ix_judgment_withdrawals_batch_id",
                table: "judgment_withdrawals",
                column: "batch_id");

            migrationBuilder.AddForeignKey(
                name: "fk_submitted_judgments_judgment_withdrawals_replaces",
                table: "submitted_judgments",
                column: "replaces",
                principalTable: "judgment_withdrawals",
                principalColumn: "judgment_id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_submitted_judgments_judgment_withdrawals_replaces",
                table: "submitted_judgments");

            migrationBuilder.DropTable(
                name: "judgment_withdrawals");

            migrationBuilder.DropIndex(
                name: "ix_submitted_judgments_assignment_id_version",
                table: "submitted_judgments");

            migrationBuilder.DropIndex(
                name: "ix_submitted_judgments_replaces",
                table: "submitted_judgments");

            migrationBuilder.DropIndex(
                name: "ix_submitted_judgments_round_id_pair_id_annotator_id_version",
                table: "submitted_judgments");

            migrationBuilder.DropCheckConstraint(
                name: "ck_submitted_judgments_version",
                table: "submitted_judgments");

            migrationBuilder.DropColumn(
                name: "replaces",
                table: "submitted_judgments");

            migrationBuilder.DropColumn(
                name: "version",
                table: "submitted_judgments");

            migrationBuilder.CreateIndex(
                name: "ix_submitted_judgments_assignment_id",
                table: "submitted_judgments",
                column: "assignment_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_submitted_judgments_round_id_pair_id_annotator_id",
                table: "submitted_judgments",
                columns: new[] { "round_id", "pair_id", "annotator_id" },
                unique: true);
        }
    }
}
