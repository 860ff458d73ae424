using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Concave.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Handover : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_batch_transitions_way",
                table: "batch_transitions");

            migrationBuilder.AddColumn<long>(
                name: "packed_bytes",
                table: "sealed_deliveries",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "packed_digest",
                table: "sealed_deliveries",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "supersedes",
                table: "sealed_deliveries",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "download_tickets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    delivery_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    issued_by = table.Column<Guid>(type: "uuid", nullable: false),
                    issued_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_download_tickets", x => x.id);
                    table.ForeignKey(
                        name: "fk_download_tickets_sealed_deliveries_delivery_id",
                        column: x => x.delivery_id,
                        principalTable: "sealed_deliveries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "published_keys",
                columns: table => new
                {
                    key_id = table.Column<string>(type: "text", nullable: false),
                    public_pem = table.Column<string>(type: "text", nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: false),
                    endorsed_by = table.Column<string>(type: "text", nullable: true),
                    endorsement = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_published_keys", x => x.key_id);
                });

            migrationBuilder.CreateTable(
                name: "seal_attempts",
                columns: table => new
                {
                    blob_key = table.Column<string>(type: "text", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seal_attempts", x => x.blob_key);
                    table.ForeignKey(
                        name: "fk_seal_attempts_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "seal_requests",
                columns: table => new
                {
                    job_id = table.Column<Guid>(type: "uuid", nullable: false),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seal_requests", x => x.job_id);
                    table.ForeignKey(
                        name: "fk_seal_requests_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ticket_revocations",
                columns: table => new
                {
                    ticket_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ticket_revocations", x => x.ticket_id);
                    table.ForeignKey(
                        name: "fk_ticket_revocations_download_tickets_ticket_id",
                        column: x => x.ticket_id,
                        principalTable: "download_tickets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ticket_uses",
                columns: table => new
                {
                    ticket_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ticket_uses", x => x.ticket_id);
                    table.ForeignKey(
                        name: "fk_ticket_uses_download_tickets_ticket_id",
                        column: x => x.ticket_id,
                        principalTable: "download_tickets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "key_ends",
                columns: table => new
                {
                    key_id = table.Column<string>(type: "text", nullable: false),
                    compromised = table.Column<bool>(type: "boolean", nullable: false),
                    why = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_key_ends", x => x.key_id);
                    table.ForeignKey(
                        name: "fk_key_ends_published_keys_key_id",
                        column: x => x.key_id,
                        principalTable: "published_keys",
                        principalColumn: "key_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "download_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    download_id = table.Column<Guid>(type: "uuid", nullable: false),
                    delivery_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ticket_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    step = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    bytes = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_download_entries", x => x.id);
                    table.ForeignKey(
                        name: "fk_download_entries_ticket_uses_ticket_id",
                        column: x => x.ticket_id,
                        principalTable: "ticket_uses",
                        principalColumn: "ticket_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_sealed_deliveries_project_id_sealed_at",
                table: "sealed_deliveries",
                columns: new[] { "project_id", "sealed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_sealed_deliveries_supersedes",
                table: "sealed_deliveries",
                column: "supersedes",
                unique: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_batch_transitions_way",
                table: "batch_transitions",
                sql: "(\"from\" = 'Planned' AND \"to\" = 'Open') OR (\"from\" = 'Open' AND \"to\" = 'Judged') OR (\"from\" = 'Judged' AND \"to\" = 'Open') OR (\"from\" = 'Judged' AND \"to\" = 'UnderReview') OR (\"from\" = 'UnderReview' AND \"to\" = 'Passed') OR (\"from\" = 'UnderReview' AND \"to\" = 'Withheld') OR (\"from\" = 'Withheld' AND \"to\" = 'Open') OR (\"from\" = 'Passed' AND \"to\" = 'Released') OR (\"from\" = 'Released' AND \"to\" = 'Open')");

            migrationBuilder.CreateIndex(
                name: "ix_download_entries_delivery_id_at",
                table: "download_entries",
                columns: new[] { "delivery_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_download_entries_ticket_id",
                table: "download_entries",
                column: "ticket_id");

            migrationBuilder.CreateIndex(
                name: "ix_download_tickets_delivery_id",
                table: "download_tickets",
                column: "delivery_id");

            migrationBuilder.CreateIndex(
                name: "ix_download_tickets_hash",
                table: "download_tickets",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_seal_attempts_round_id",
                table: "seal_attempts",
                column: "round_id");

            migrationBuilder.CreateIndex(
                name: "ix_seal_requests_batch_id_at",
                table: "seal_requests",
                columns: new[] { "batch_id", "at" });

            migrationBuilder.AddForeignKey(
                name: "fk_sealed_deliveries_sealed_deliveries_supersedes",
                table: "sealed_deliveries",
                column: "supersedes",
                principalTable: "sealed_deliveries",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_sealed_deliveries_sealed_deliveries_supersedes",
                table: "sealed_deliveries");

            migrationBuilder.DropTable(
                name: "download_entries");

            migrationBuilder.DropTable(
                name: "key_ends");

            migrationBuilder.DropTable(
                name: "seal_attempts");

            migrationBuilder.DropTable(
                name: "seal_requests");

            migrationBuilder.DropTable(
                name: "ticket_revocations");

            migrationBuilder.DropTable(
                name: "ticket_uses");

            migrationBuilder.DropTable(
                name: "published_keys");

            migrationBuilder.DropTable(
                name: "download_tickets");

            migrationBuilder.DropIndex(
                name: "ix_sealed_deliveries_project_id_sealed_at",
                table: "sealed_deliveries");

            migrationBuilder.DropIndex(
                name: "ix_sealed_deliveries_supersedes",
                table: "sealed_deliveries");

            migrationBuilder.DropCheckConstraint(
                name: "ck_batch_transitions_way",
                table: "batch_transitions");

            migrationBuilder.DropColumn(
                name: "packed_bytes",
                table: "sealed_deliveries");

            migrationBuilder.DropColumn(
                name: "packed_digest",
                table: "sealed_deliveries");

            migrationBuilder.DropColumn(
                name: "supersedes",
                table: "sealed_deliveries");

            migrationBuilder.AddCheckConstraint(
                name: "ck_batch_transitions_way",
                table: "batch_transitions",
                sql: "(\"from\" = 'Planned' AND \"to\" = 'Open') OR (\"from\" = 'Open' AND \"to\" = 'Judged') OR (\"from\" = 'Judged' AND \"to\" = 'Open') OR (\"from\" = 'Judged' AND \"to\" = 'UnderReview') OR (\"from\" = 'UnderReview' AND \"to\" = 'Passed') OR (\"from\" = 'UnderReview' AND \"to\" = 'Withheld') OR (\"from\" = 'Withheld' AND \"to\" = 'Open') OR (\"from\" = 'Passed' AND \"to\" = 'Released')");
        }
    }
}
