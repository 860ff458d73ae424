using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Concave.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "annotator_profiles",
                columns: table => new
                {
                    annotator_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    display_name = table.Column<string>(type: "TEXT", nullable: false),
                    domains = table.Column<string>(type: "TEXT", nullable: false),
                    languages = table.Column<string>(type: "TEXT", nullable: false),
                    hours_per_week = table.Column<int>(type: "INTEGER", nullable: false),
                    simulated = table.Column<bool>(type: "INTEGER", nullable: false),
                    registered_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    registered_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_annotator_profiles", x => new { x.annotator_id, x.version });
                });

            migrationBuilder.CreateTable(
                name: "annotator_streams",
                columns: table => new
                {
                    round_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    annotator_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    next_position = table.Column<int>(type: "INTEGER", nullable: false),
                    ring_cursor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_annotator_streams", x => new { x.round_id, x.annotator_id });
                });

            migrationBuilder.CreateTable(
                name: "asking_turns",
                columns: table => new
                {
                    work_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    holder = table.Column<Guid>(type: "TEXT", nullable: true),
                    until = table.Column<long>(type: "INTEGER", nullable: false),
                    trouble = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asking_turns", x => x.work_id);
                });

            migrationBuilder.CreateTable(
                name: "backups",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    how = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    with_keys = table.Column<bool>(type: "INTEGER", nullable: false),
                    bytes = table.Column<long>(type: "INTEGER", nullable: true),
                    by = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_backups", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "breaches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    what = table.Column<string>(type: "TEXT", nullable: false),
                    noticed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_breaches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "chosen_keys",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    keys = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chosen_keys", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "clients",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clients", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "credentials",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    annotator_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    issuer = table.Column<string>(type: "TEXT", nullable: false),
                    domain = table.Column<string>(type: "TEXT", nullable: false),
                    added_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credentials", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "data_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    text = table.Column<byte[]>(type: "BLOB", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_requests", x => x.id);
                    table.CheckConstraint("ck_data_requests_due", "due_at > received_at");
                });

            migrationBuilder.CreateTable(
                name: "erasure_days",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    on_request = table.Column<bool>(type: "INTEGER", nullable: false),
                    set_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_erasure_days", x => x.person_id);
                    table.UniqueConstraint("ak_erasure_days_person_id_due_at", x => new { x.person_id, x.due_at });
                });

            migrationBuilder.CreateTable(
                name: "jobs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    payload = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    run_at = table.Column<long>(type: "INTEGER", nullable: false),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: true),
                    lease_token = table.Column<Guid>(type: "TEXT", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    last_error = table.Column<string>(type: "TEXT", nullable: true),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_jobs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_seals",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<string>(type: "TEXT", nullable: false),
                    first_index = table.Column<long>(type: "INTEGER", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false),
                    root = table.Column<string>(type: "TEXT", nullable: false),
                    previous = table.Column<string>(type: "TEXT", nullable: false),
                    chain = table.Column<string>(type: "TEXT", nullable: false),
                    sealed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_seals", x => new { x.project_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "privacy_notices",
                columns: table => new
                {
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    tells_of_wrong_suggestions = table.Column<bool>(type: "INTEGER", nullable: false),
                    digest = table.Column<string>(type: "TEXT", nullable: false),
                    published_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    published_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_privacy_notices", x => new { x.version, x.language });
                });

            migrationBuilder.CreateTable(
                name: "published_keys",
                columns: table => new
                {
                    key_id = table.Column<string>(type: "TEXT", nullable: false),
                    public_pem = table.Column<string>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    endorsed_by = table.Column<string>(type: "TEXT", nullable: true),
                    endorsement = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_published_keys", x => x.key_id);
                });

            migrationBuilder.CreateTable(
                name: "quotes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: false),
                    made_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quotes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "users",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    display_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    roles = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    simulated = table.Column<bool>(type: "INTEGER", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    disabled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<long>(type: "INTEGER", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_users", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "breach_steps",
                columns: table => new
                {
                    breach_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    duty = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_breach_steps", x => new { x.breach_id, x.duty });
                    table.ForeignKey(
                        name: "fk_breach_steps_breaches_breach_id",
                        column: x => x.breach_id,
                        principalTable: "breaches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "client_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    public_pem = table.Column<string>(type: "TEXT", nullable: false),
                    fingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_client_keys", x => x.id);
                    table.ForeignKey(
                        name: "fk_client_keys_clients_client_id",
                        column: x => x.client_id,
                        principalTable: "clients",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "projects",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    simulated = table.Column<bool>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_projects", x => x.id);
                    table.ForeignKey(
                        name: "fk_projects_clients_client_id",
                        column: x => x.client_id,
                        principalTable: "clients",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "verified_credentials",
                columns: table => new
                {
                    credential_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: false),
                    verified_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    verified_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_verified_credentials", x => x.credential_id);
                    table.ForeignKey(
                        name: "fk_verified_credentials_credentials_credential_id",
                        column: x => x.credential_id,
                        principalTable: "credentials",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "data_request_answers",
                columns: table => new
                {
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<byte[]>(type: "BLOB", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_request_answers", x => x.request_id);
                    table.ForeignKey(
                        name: "fk_data_request_answers_data_requests_request_id",
                        column: x => x.request_id,
                        principalTable: "data_requests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "erased_people",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_erased_people", x => x.person_id);
                    table.CheckConstraint("ck_erased_people_due", "\"at\" >= due_at");
                    table.ForeignKey(
                        name: "fk_erased_people_erasure_days_person_id_due_at",
                        columns: x => new { x.person_id, x.due_at },
                        principalTable: "erasure_days",
                        principalColumns: new[] { "person_id", "due_at" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "consents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    notice = table.Column<int>(type: "INTEGER", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    notice_digest = table.Column<string>(type: "TEXT", nullable: false),
                    given = table.Column<bool>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consents", x => x.id);
                    table.ForeignKey(
                        name: "fk_consents_privacy_notices_notice_language",
                        columns: x => new { x.notice, x.language },
                        principalTable: "privacy_notices",
                        principalColumns: new[] { "version", "language" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "key_ends",
                columns: table => new
                {
                    key_id = table.Column<string>(type: "TEXT", nullable: false),
                    compromised = table.Column<bool>(type: "INTEGER", nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
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
                name: "access_tokens",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    scopes = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_used_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_tokens", x => x.id);
                    table.ForeignKey(
                        name: "fk_access_tokens_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "account_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_links", x => x.id);
                    table.ForeignKey(
                        name: "fk_account_links_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_user_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    claim_type = table.Column<string>(type: "TEXT", nullable: true),
                    claim_value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_asp_net_user_claims_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_user_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "TEXT", nullable: false),
                    provider_key = table.Column<string>(type: "TEXT", nullable: false),
                    provider_display_name = table.Column<string>(type: "TEXT", nullable: true),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_asp_net_user_logins_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_user_tokens",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    login_provider = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_asp_net_user_tokens_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_passkeys",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "BLOB", maxLength: 1023, nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_passkeys", x => x.credential_id);
                    table.ForeignKey(
                        name: "fk_user_passkeys_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "client_key_ends",
                columns: table => new
                {
                    key_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_client_key_ends", x => x.key_id);
                    table.ForeignKey(
                        name: "fk_client_key_ends_client_keys_key_id",
                        column: x => x.key_id,
                        principalTable: "client_keys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "account_acts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: true),
                    roles = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: true),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    about = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_acts", x => x.id);
                    table.ForeignKey(
                        name: "fk_account_acts_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_account_acts_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "approved_guidelines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    document = table.Column<byte[]>(type: "BLOB", nullable: false),
                    derived_from = table.Column<Guid>(type: "TEXT", nullable: true),
                    approved_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    approved_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_approved_guidelines", x => x.id);
                    table.ForeignKey(
                        name: "fk_approved_guidelines_approved_guidelines_derived_from",
                        column: x => x.derived_from,
                        principalTable: "approved_guidelines",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_approved_guidelines_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "calibrations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    provider = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    record = table.Column<string>(type: "TEXT", nullable: false),
                    fitted_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calibrations", x => x.id);
                    table.ForeignKey(
                        name: "fk_calibrations_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "destructions",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    lines = table.Column<string>(type: "TEXT", nullable: false),
                    blobs = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_destructions", x => x.project_id);
                    table.ForeignKey(
                        name: "fk_destructions_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "guidelines_proposals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    finding_key = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guidelines_proposals", x => x.id);
                    table.ForeignKey(
                        name: "fk_guidelines_proposals_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "human_audits",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    pairs = table.Column<int>(type: "INTEGER", nullable: false),
                    due_on = table.Column<string>(type: "TEXT", nullable: false),
                    started_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_human_audits", x => x.id);
                    table.ForeignKey(
                        name: "fk_human_audits_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "invitations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    annotator_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    max_turnaround_hours = table.Column<int>(type: "INTEGER", nullable: false),
                    pairs_per_day = table.Column<int>(type: "INTEGER", nullable: false),
                    min_gold_accuracy = table.Column<double>(type: "REAL", nullable: false),
                    invited_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    invited_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitations", x => x.id);
                    table.ForeignKey(
                        name: "fk_invitations_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ledger_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    digest = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_entries", x => x.id);
                    table.ForeignKey(
                        name: "fk_ledger_entries_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "made_pairs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    row = table.Column<long>(type: "INTEGER", nullable: false),
                    external_id = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    content_hash = table.Column<string>(type: "TEXT", nullable: false),
                    family_a = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    family_b = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    made_a = table.Column<string>(type: "TEXT", nullable: true),
                    made_b = table.Column<string>(type: "TEXT", nullable: true),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_made_pairs", x => x.id);
                    table.ForeignKey(
                        name: "fk_made_pairs_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "material_consents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agreed = table.Column<bool>(type: "INTEGER", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_material_consents", x => x.id);
                    table.ForeignKey(
                        name: "fk_material_consents_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "project_keys",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    wrapped = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_keys", x => x.project_id);
                    table.ForeignKey(
                        name: "fk_project_keys_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "project_roles",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    roles = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_roles", x => new { x.user_id, x.project_id });
                    table.ForeignKey(
                        name: "fk_project_roles_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_project_roles_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "project_steps",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    previous = table.Column<int>(type: "INTEGER", nullable: true),
                    previous_due = table.Column<long>(type: "INTEGER", nullable: true),
                    from = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    to = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    by_client = table.Column<bool>(type: "INTEGER", nullable: false),
                    due = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_steps", x => new { x.project_id, x.number });
                    table.UniqueConstraint("ak_project_steps_project_id_number_to_due", x => new { x.project_id, x.number, x.to, x.due });
                    table.CheckConstraint("ck_project_steps_archive", "\"to\" <> 'Archived' OR by_client");
                    table.CheckConstraint("ck_project_steps_chain", "(number = 1 AND previous IS NULL AND previous_due IS NULL AND \"from\" = 'Open') OR (number > 1 AND previous = number - 1 AND previous_due IS NOT NULL)");
                    table.CheckConstraint("ck_project_steps_due", "due >= \"at\" AND (\"to\" <> 'Destroyed' OR (previous_due IS NOT NULL AND \"at\" >= previous_due))");
                    table.CheckConstraint("ck_project_steps_way", "(\"from\" = 'Open' AND \"to\" = 'Closing') OR (\"from\" = 'Closing' AND \"to\" = 'Open') OR (\"from\" = 'Closing' AND \"to\" = 'Archived') OR (\"from\" = 'Archived' AND \"to\" = 'Closing') OR (\"from\" = 'Closing' AND \"to\" = 'Destroyed') OR (\"from\" = 'Archived' AND \"to\" = 'Destroyed')");
                    table.ForeignKey(
                        name: "fk_project_steps_project_steps_project_id_previous_from_previous_due",
                        columns: x => new { x.project_id, x.previous, x.from, x.previous_due },
                        principalTable: "project_steps",
                        principalColumns: new[] { "project_id", "number", "to", "due" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_project_steps_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "qualified_annotators",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    annotator_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    pseudonym = table.Column<string>(type: "TEXT", nullable: false),
                    basis = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    kappa = table.Column<double>(type: "REAL", nullable: true),
                    kappa_low = table.Column<double>(type: "REAL", nullable: true),
                    kappa_high = table.Column<double>(type: "REAL", nullable: true),
                    threshold = table.Column<double>(type: "REAL", nullable: false),
                    pairs = table.Column<int>(type: "INTEGER", nullable: false),
                    profile = table.Column<string>(type: "TEXT", nullable: false),
                    qualified_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_qualified_annotators", x => x.id);
                    table.CheckConstraint("ck_qualified_annotators_gate", "basis = 'Recorded' OR (kappa IS NOT NULL AND kappa >= threshold)");
                    table.ForeignKey(
                        name: "fk_qualified_annotators_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "quote_projects",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    quote_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quote_projects", x => x.id);
                    table.ForeignKey(
                        name: "fk_quote_projects_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_quote_projects_quotes_quote_id",
                        column: x => x.quote_id,
                        principalTable: "quotes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "signed_ndas",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    parties = table.Column<string>(type: "TEXT", nullable: false),
                    signed_on = table.Column<string>(type: "TEXT", nullable: false),
                    document_digest = table.Column<string>(type: "TEXT", nullable: false),
                    document_name = table.Column<string>(type: "TEXT", nullable: false),
                    blob_key = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signed_ndas", x => x.id);
                    table.ForeignKey(
                        name: "fk_signed_ndas_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sla_alerts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    annotator_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    term = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    day = table.Column<string>(type: "TEXT", nullable: false),
                    figure = table.Column<double>(type: "REAL", nullable: false),
                    agreed = table.Column<double>(type: "REAL", nullable: false),
                    raised_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sla_alerts", x => x.id);
                    table.ForeignKey(
                        name: "fk_sla_alerts_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "first_passes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    guidelines_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    judge = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    model = table.Column<string>(type: "TEXT", maxLength: 70, nullable: false),
                    provider = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    prompt_version = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    started_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_first_passes", x => x.id);
                    table.ForeignKey(
                        name: "fk_first_passes_approved_guidelines_guidelines_id",
                        column: x => x.guidelines_id,
                        principalTable: "approved_guidelines",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "guidelines_drafts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    document = table.Column<byte[]>(type: "BLOB", nullable: false),
                    derived_from = table.Column<Guid>(type: "TEXT", nullable: true),
                    drafted_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    drafted_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guidelines_drafts", x => x.id);
                    table.ForeignKey(
                        name: "fk_guidelines_drafts_approved_guidelines_derived_from",
                        column: x => x.derived_from,
                        principalTable: "approved_guidelines",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_guidelines_drafts_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pilots",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    guidelines_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    pairs = table.Column<int>(type: "INTEGER", nullable: false),
                    started_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pilots", x => x.id);
                    table.ForeignKey(
                        name: "fk_pilots_approved_guidelines_guidelines_id",
                        column: x => x.guidelines_id,
                        principalTable: "approved_guidelines",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "proven_agreements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    guidelines_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    pilot = table.Column<int>(type: "INTEGER", nullable: false),
                    kappa = table.Column<double>(type: "REAL", nullable: false),
                    kappa_low = table.Column<double>(type: "REAL", nullable: true),
                    kappa_high = table.Column<double>(type: "REAL", nullable: true),
                    threshold = table.Column<double>(type: "REAL", nullable: false),
                    pairs = table.Column<int>(type: "INTEGER", nullable: false),
                    annotators = table.Column<int>(type: "INTEGER", nullable: false),
                    proven_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proven_agreements", x => x.id);
                    table.CheckConstraint("ck_proven_agreements_gate", "kappa >= threshold");
                    table.ForeignKey(
                        name: "fk_proven_agreements_approved_guidelines_guidelines_id",
                        column: x => x.guidelines_id,
                        principalTable: "approved_guidelines",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "deletion_certificates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    signature = table.Column<byte[]>(type: "BLOB", nullable: false),
                    key_id = table.Column<string>(type: "TEXT", nullable: false),
                    issued_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deletion_certificates", x => x.id);
                    table.ForeignKey(
                        name: "fk_deletion_certificates_destructions_project_id",
                        column: x => x.project_id,
                        principalTable: "destructions",
                        principalColumn: "project_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "proposal_decisions",
                columns: table => new
                {
                    proposal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    accepted = table.Column<bool>(type: "INTEGER", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proposal_decisions", x => x.proposal_id);
                    table.UniqueConstraint("ak_proposal_decisions_proposal_id_accepted", x => new { x.proposal_id, x.accepted });
                    table.ForeignKey(
                        name: "fk_proposal_decisions_guidelines_proposals_proposal_id",
                        column: x => x.proposal_id,
                        principalTable: "guidelines_proposals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "human_audit_ends",
                columns: table => new
                {
                    audit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_human_audit_ends", x => x.audit_id);
                    table.ForeignKey(
                        name: "fk_human_audit_ends_human_audits_audit_id",
                        column: x => x.audit_id,
                        principalTable: "human_audits",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "acceptances",
                columns: table => new
                {
                    invitation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    accepted_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_acceptances", x => x.invitation_id);
                    table.ForeignKey(
                        name: "fk_acceptances_invitations_invitation_id",
                        column: x => x.invitation_id,
                        principalTable: "invitations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ledger_leaves",
                columns: table => new
                {
                    entry_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    index = table.Column<long>(type: "INTEGER", nullable: false),
                    seal = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_leaves", x => x.entry_id);
                    table.ForeignKey(
                        name: "fk_ledger_leaves_ledger_entries_entry_id",
                        column: x => x.entry_id,
                        principalTable: "ledger_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_ledger_leaves_ledger_seals_project_id_seal",
                        columns: x => new { x.project_id, x.seal },
                        principalTable: "ledger_seals",
                        principalColumns: new[] { "project_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "erased_logs",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    step = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    destroyed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_erased_logs", x => x.project_id);
                    table.CheckConstraint("ck_erased_logs_due", "state = 'Destroyed' AND due_at >= destroyed_at + 31536000000000 AND \"at\" >= due_at");
                    table.ForeignKey(
                        name: "fk_erased_logs_project_steps_project_id_step_state_destroyed_at",
                        columns: x => new { x.project_id, x.step, x.state, x.destroyed_at },
                        principalTable: "project_steps",
                        principalColumns: new[] { "project_id", "number", "to", "due" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "qualification_ends",
                columns: table => new
                {
                    qualification_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_qualification_ends", x => x.qualification_id);
                    table.ForeignKey(
                        name: "fk_qualification_ends_qualified_annotators_qualification_id",
                        column: x => x.qualification_id,
                        principalTable: "qualified_annotators",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recorded_people",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    annotator_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    qualification_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recorded_people", x => new { x.project_id, x.name });
                    table.ForeignKey(
                        name: "fk_recorded_people_qualified_annotators_qualification_id",
                        column: x => x.qualification_id,
                        principalTable: "qualified_annotators",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pair_imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    nda_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: false),
                    file_digest = table.Column<string>(type: "TEXT", nullable: false),
                    format = table.Column<string>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    imported_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    imported_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pair_imports", x => x.id);
                    table.ForeignKey(
                        name: "fk_pair_imports_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_pair_imports_signed_ndas_nda_id",
                        column: x => x.nda_id,
                        principalTable: "signed_ndas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "response_orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    nda_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: false),
                    file_digest = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    recipe = table.Column<string>(type: "TEXT", nullable: false),
                    recipe_version = table.Column<string>(type: "TEXT", nullable: false),
                    set_aside = table.Column<string>(type: "TEXT", nullable: false),
                    started_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_response_orders", x => x.id);
                    table.ForeignKey(
                        name: "fk_response_orders_signed_ndas_nda_id",
                        column: x => x.nda_id,
                        principalTable: "signed_ndas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "first_pass_steps",
                columns: table => new
                {
                    pass_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    way = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    budget = table.Column<long>(type: "INTEGER", nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_first_pass_steps", x => new { x.pass_id, x.number });
                    table.ForeignKey(
                        name: "fk_first_pass_steps_first_passes_pass_id",
                        column: x => x.pass_id,
                        principalTable: "first_passes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "judge_batches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    pass_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    provider_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    requests = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_judge_batches", x => x.id);
                    table.ForeignKey(
                        name: "fk_judge_batches_first_passes_pass_id",
                        column: x => x.pass_id,
                        principalTable: "first_passes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "guidelines_remarks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    draft_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guidelines_remarks", x => x.id);
                    table.ForeignKey(
                        name: "fk_guidelines_remarks_guidelines_drafts_draft_id",
                        column: x => x.draft_id,
                        principalTable: "guidelines_drafts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "exercises",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    annotator_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    pseudonym = table.Column<string>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    pilot_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    plan = table.Column<string>(type: "TEXT", nullable: false),
                    pairs = table.Column<int>(type: "INTEGER", nullable: false),
                    seed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exercises", x => x.id);
                    table.ForeignKey(
                        name: "fk_exercises_pilots_pilot_id",
                        column: x => x.pilot_id,
                        principalTable: "pilots",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_exercises_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pilot_ends",
                columns: table => new
                {
                    pilot_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kappa = table.Column<double>(type: "REAL", nullable: true),
                    kappa_low = table.Column<double>(type: "REAL", nullable: true),
                    kappa_high = table.Column<double>(type: "REAL", nullable: true),
                    threshold = table.Column<double>(type: "REAL", nullable: false),
                    pairs = table.Column<int>(type: "INTEGER", nullable: false),
                    annotators = table.Column<int>(type: "INTEGER", nullable: false),
                    proven = table.Column<bool>(type: "INTEGER", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pilot_ends", x => x.pilot_id);
                    table.ForeignKey(
                        name: "fk_pilot_ends_pilots_pilot_id",
                        column: x => x.pilot_id,
                        principalTable: "pilots",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "batches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    guidelines_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    proven_agreement_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    recorded = table.Column<bool>(type: "INTEGER", nullable: false),
                    pairs = table.Column<int>(type: "INTEGER", nullable: false),
                    import = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_batches", x => x.id);
                    table.CheckConstraint("ck_batches_pilot", "recorded OR proven_agreement_id IS NOT NULL");
                    table.ForeignKey(
                        name: "fk_batches_approved_guidelines_guidelines_id",
                        column: x => x.guidelines_id,
                        principalTable: "approved_guidelines",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_batches_proven_agreements_proven_agreement_id",
                        column: x => x.proven_agreement_id,
                        principalTable: "proven_agreements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "drafted_proposals",
                columns: table => new
                {
                    proposal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    accepted = table.Column<bool>(type: "INTEGER", nullable: false),
                    draft_hash = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drafted_proposals", x => x.proposal_id);
                    table.CheckConstraint("ck_drafted_proposals_accepted", "accepted");
                    table.ForeignKey(
                        name: "fk_drafted_proposals_proposal_decisions_proposal_id_accepted",
                        columns: x => new { x.proposal_id, x.accepted },
                        principalTable: "proposal_decisions",
                        principalColumns: new[] { "proposal_id", "accepted" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "held_pairs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    import_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    external_id = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    content_hash = table.Column<string>(type: "TEXT", nullable: false),
                    domain = table.Column<string>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    task_type = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    row = table.Column<long>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    flaws = table.Column<string>(type: "TEXT", nullable: false),
                    truth = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    why = table.Column<byte[]>(type: "BLOB", nullable: true),
                    held_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_held_pairs", x => x.id);
                    table.ForeignKey(
                        name: "fk_held_pairs_pair_imports_import_id",
                        column: x => x.import_id,
                        principalTable: "pair_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "import_outcomes",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    read = table.Column<int>(type: "INTEGER", nullable: false),
                    accepted = table.Column<int>(type: "INTEGER", nullable: false),
                    unchanged = table.Column<int>(type: "INTEGER", nullable: false),
                    set_aside = table.Column<string>(type: "TEXT", nullable: false),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_outcomes", x => x.import_id);
                    table.ForeignKey(
                        name: "fk_import_outcomes_pair_imports_import_id",
                        column: x => x.import_id,
                        principalTable: "pair_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pairs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    import_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    external_id = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    content_hash = table.Column<string>(type: "TEXT", nullable: false),
                    domain = table.Column<string>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    task_type = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    imported_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pairs", x => x.id);
                    table.ForeignKey(
                        name: "fk_pairs_pair_imports_import_id",
                        column: x => x.import_id,
                        principalTable: "pair_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ordered_prompts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    row = table.Column<long>(type: "INTEGER", nullable: false),
                    external_id = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ordered_prompts", x => x.id);
                    table.ForeignKey(
                        name: "fk_ordered_prompts_response_orders_order_id",
                        column: x => x.order_id,
                        principalTable: "response_orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "response_order_steps",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    budget = table.Column<long>(type: "INTEGER", nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_response_order_steps", x => new { x.order_id, x.number });
                    table.ForeignKey(
                        name: "fk_response_order_steps_response_orders_order_id",
                        column: x => x.order_id,
                        principalTable: "response_orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "attempt_ends",
                columns: table => new
                {
                    exercise_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kappa = table.Column<double>(type: "REAL", nullable: true),
                    kappa_low = table.Column<double>(type: "REAL", nullable: true),
                    kappa_high = table.Column<double>(type: "REAL", nullable: true),
                    passed = table.Column<bool>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attempt_ends", x => x.exercise_id);
                    table.ForeignKey(
                        name: "fk_attempt_ends_exercises_exercise_id",
                        column: x => x.exercise_id,
                        principalTable: "exercises",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "batch_transitions",
                columns: table => new
                {
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    previous = table.Column<int>(type: "INTEGER", nullable: true),
                    from = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    to = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_batch_transitions", x => new { x.batch_id, x.number });
                    table.UniqueConstraint("ak_batch_transitions_batch_id_number_to", x => new { x.batch_id, x.number, x.to });
                    table.CheckConstraint("ck_batch_transitions_chain", "(number = 1 AND previous IS NULL AND \"from\" = 'Planned') OR (number > 1 AND previous = number - 1)");
                    table.CheckConstraint("ck_batch_transitions_way", "(\"from\" = 'Planned' AND \"to\" = 'Open') OR (\"from\" = 'Open' AND \"to\" = 'Judged') OR (\"from\" = 'Judged' AND \"to\" = 'Open') OR (\"from\" = 'Judged' AND \"to\" = 'UnderReview') OR (\"from\" = 'UnderReview' AND \"to\" = 'Passed') OR (\"from\" = 'UnderReview' AND \"to\" = 'Withheld') OR (\"from\" = 'Withheld' AND \"to\" = 'Open') OR (\"from\" = 'Passed' AND \"to\" = 'Released') OR (\"from\" = 'Released' AND \"to\" = 'Open')");
                    table.ForeignKey(
                        name: "fk_batch_transitions_batch_transitions_batch_id_previous_from",
                        columns: x => new { x.batch_id, x.previous, x.from },
                        principalTable: "batch_transitions",
                        principalColumns: new[] { "batch_id", "number", "to" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_batch_transitions_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "rounds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    seed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    record = table.Column<string>(type: "TEXT", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rounds", x => x.id);
                    table.ForeignKey(
                        name: "fk_rounds_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "seal_requests",
                columns: table => new
                {
                    job_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
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
                name: "held_decisions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    held_pair_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    act_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    taken_in = table.Column<bool>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_held_decisions", x => x.id);
                    table.ForeignKey(
                        name: "fk_held_decisions_held_pairs_held_pair_id",
                        column: x => x.held_pair_id,
                        principalTable: "held_pairs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "exercise_tasks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    exercise_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    annotator_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    pair_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    shown = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exercise_tasks", x => x.id);
                    table.ForeignKey(
                        name: "fk_exercise_tasks_exercises_exercise_id",
                        column: x => x.exercise_id,
                        principalTable: "exercises",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_exercise_tasks_pairs_pair_id",
                        column: x => x.pair_id,
                        principalTable: "pairs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "judge_answers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    pair_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    provider = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    question = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    @try = table.Column<int>(name: "try", type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    fault = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    choice = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    confidence = table.Column<double>(type: "REAL", nullable: true),
                    injection_suspected = table.Column<bool>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    nonce = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    model = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    prompt_version = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    request_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    fresh_tokens = table.Column<int>(type: "INTEGER", nullable: false),
                    cache_written_tokens = table.Column<int>(type: "INTEGER", nullable: false),
                    cache_read_tokens = table.Column<int>(type: "INTEGER", nullable: false),
                    output_tokens = table.Column<int>(type: "INTEGER", nullable: false),
                    cost = table.Column<long>(type: "INTEGER", nullable: false),
                    in_batch = table.Column<bool>(type: "INTEGER", nullable: false),
                    milliseconds = table.Column<int>(type: "INTEGER", nullable: false),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_judge_answers", x => x.id);
                    table.ForeignKey(
                        name: "fk_judge_answers_pairs_pair_id",
                        column: x => x.pair_id,
                        principalTable: "pairs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "opinions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    pair_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    provider = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    choice = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    choice_swapped = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    confidence = table.Column<double>(type: "REAL", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    signs = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    reason = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opinions", x => x.id);
                    table.ForeignKey(
                        name: "fk_opinions_pairs_pair_id",
                        column: x => x.pair_id,
                        principalTable: "pairs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "qualification_answers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    annotator_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    pseudonym = table.Column<string>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    pair_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    truth = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    choice = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_qualification_answers", x => x.id);
                    table.ForeignKey(
                        name: "fk_qualification_answers_pairs_pair_id",
                        column: x => x.pair_id,
                        principalTable: "pairs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "verified_answers",
                columns: table => new
                {
                    pair_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    truth = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    why = table.Column<byte[]>(type: "BLOB", nullable: false),
                    verified_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_verified_answers", x => x.pair_id);
                    table.ForeignKey(
                        name: "fk_verified_answers_pairs_pair_id",
                        column: x => x.pair_id,
                        principalTable: "pairs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "made_answers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    prompt_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    part = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    @try = table.Column<int>(name: "try", type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    fault = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    model = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    recipe_version = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    request_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    input_tokens = table.Column<int>(type: "INTEGER", nullable: false),
                    output_tokens = table.Column<int>(type: "INTEGER", nullable: false),
                    cost = table.Column<long>(type: "INTEGER", nullable: false),
                    milliseconds = table.Column<int>(type: "INTEGER", nullable: false),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_made_answers", x => x.id);
                    table.ForeignKey(
                        name: "fk_made_answers_ordered_prompts_prompt_id",
                        column: x => x.prompt_id,
                        principalTable: "ordered_prompts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "prompt_outcomes",
                columns: table => new
                {
                    prompt_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_prompt_outcomes", x => x.prompt_id);
                    table.ForeignKey(
                        name: "fk_prompt_outcomes_ordered_prompts_prompt_id",
                        column: x => x.prompt_id,
                        principalTable: "ordered_prompts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "assignments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    round_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    slot_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    pair_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    annotator_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    qualification_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    pseudonym = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    stream_position = table.Column<int>(type: "INTEGER", nullable: false),
                    sides = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    suggestion_shown = table.Column<bool>(type: "INTEGER", nullable: false),
                    claimed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    active_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    last_beat = table.Column<long>(type: "INTEGER", nullable: true),
                    first_choice = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    first_strength = table.Column<int>(type: "INTEGER", nullable: true),
                    committed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    draft_revision = table.Column<int>(type: "INTEGER", nullable: false),
                    draft = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assignments", x => x.id);
                    table.ForeignKey(
                        name: "fk_assignments_qualified_annotators_qualification_id",
                        column: x => x.qualification_id,
                        principalTable: "qualified_annotators",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_assignments_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "batch_verdicts",
                columns: table => new
                {
                    round_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    released = table.Column<bool>(type: "INTEGER", nullable: false),
                    gates = table.Column<string>(type: "TEXT", nullable: false),
                    reasons = table.Column<string>(type: "TEXT", nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_batch_verdicts", x => x.round_id);
                    table.UniqueConstraint("ak_batch_verdicts_round_id_released", x => new { x.round_id, x.released });
                    table.ForeignKey(
                        name: "fk_batch_verdicts_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "gold_retirements",
                columns: table => new
                {
                    pair_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    round_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gold_retirements", x => x.pair_id);
                    table.ForeignKey(
                        name: "fk_gold_retirements_pairs_pair_id",
                        column: x => x.pair_id,
                        principalTable: "pairs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_gold_retirements_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "round_progress",
                columns: table => new
                {
                    round_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    open_slots = table.Column<int>(type: "INTEGER", nullable: false),
                    judgments = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_round_progress", x => x.round_id);
                    table.CheckConstraint("ck_round_progress_open", "open_slots >= 0");
                    table.ForeignKey(
                        name: "fk_round_progress_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "routed_pairs",
                columns: table => new
                {
                    round_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    pair_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    slots = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    in_sample = table.Column<bool>(type: "INTEGER", nullable: false),
                    suggestion_shown = table.Column<bool>(type: "INTEGER", nullable: false),
                    record = table.Column<string>(type: "TEXT", nullable: false),
                    explanation = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_routed_pairs", x => new { x.round_id, x.pair_id });
                    table.ForeignKey(
                        name: "fk_routed_pairs_pairs_pair_id",
                        column: x => x.pair_id,
                        principalTable: "pairs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_routed_pairs_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "seal_attempts",
                columns: table => new
                {
                    blob_key = table.Column<string>(type: "TEXT", nullable: false),
                    round_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
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
                name: "work_pauses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    round_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    annotator_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_work_pauses", x => x.id);
                    table.ForeignKey(
                        name: "fk_work_pauses_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "exercise_answers",
                columns: table => new
                {
                    task_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    exercise_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    choice = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exercise_answers", x => x.task_id);
                    table.ForeignKey(
                        name: "fk_exercise_answers_exercise_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "exercise_tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "task_returns",
                columns: table => new
                {
                    assignment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    annotator_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reason = table.Column<byte[]>(type: "BLOB", nullable: false),
                    returned_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_task_returns", x => x.assignment_id);
                    table.ForeignKey(
                        name: "fk_task_returns_assignments_assignment_id",
                        column: x => x.assignment_id,
                        principalTable: "assignments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sealed_deliveries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    round_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    verdict_released = table.Column<bool>(type: "INTEGER", nullable: false),
                    bag_digest = table.Column<string>(type: "TEXT", nullable: false),
                    key_id = table.Column<string>(type: "TEXT", nullable: false),
                    blob_key = table.Column<string>(type: "TEXT", nullable: false),
                    packed_digest = table.Column<string>(type: "TEXT", nullable: false),
                    packed_bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    supersedes = table.Column<Guid>(type: "TEXT", nullable: true),
                    looser = table.Column<string>(type: "TEXT", nullable: false),
                    sealed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sealed_deliveries", x => x.id);
                    table.CheckConstraint("ck_sealed_deliveries_released", "verdict_released");
                    table.ForeignKey(
                        name: "fk_sealed_deliveries_batch_verdicts_round_id_verdict_released",
                        columns: x => new { x.round_id, x.verdict_released },
                        principalTable: "batch_verdicts",
                        principalColumns: new[] { "round_id", "released" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sealed_deliveries_sealed_deliveries_supersedes",
                        column: x => x.supersedes,
                        principalTable: "sealed_deliveries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "slots",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    round_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    pair_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    domain = table.Column<string>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    order_key = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    assignment_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_slots", x => x.id);
                    table.CheckConstraint("ck_slots_lease", "(state = 'Leased') = (lease_until IS NOT NULL)");
                    table.ForeignKey(
                        name: "fk_slots_routed_pairs_round_id_pair_id",
                        columns: x => new { x.round_id, x.pair_id },
                        principalTable: "routed_pairs",
                        principalColumns: new[] { "round_id", "pair_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "verdicts",
                columns: table => new
                {
                    round_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    pair_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    released = table.Column<bool>(type: "INTEGER", nullable: false),
                    choice = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    record = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_verdicts", x => new { x.round_id, x.pair_id });
                    table.ForeignKey(
                        name: "fk_verdicts_routed_pairs_round_id_pair_id",
                        columns: x => new { x.round_id, x.pair_id },
                        principalTable: "routed_pairs",
                        principalColumns: new[] { "round_id", "pair_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pause_lifts",
                columns: table => new
                {
                    pause_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pause_lifts", x => x.pause_id);
                    table.ForeignKey(
                        name: "fk_pause_lifts_work_pauses_pause_id",
                        column: x => x.pause_id,
                        principalTable: "work_pauses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "download_tickets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    delivery_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    issued_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    issued_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
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
                name: "feedback_signals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    delivery_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feedback_signals", x => x.id);
                    table.ForeignKey(
                        name: "fk_feedback_signals_sealed_deliveries_delivery_id",
                        column: x => x.delivery_id,
                        principalTable: "sealed_deliveries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "follow_up_asks",
                columns: table => new
                {
                    delivery_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_follow_up_asks", x => x.delivery_id);
                    table.ForeignKey(
                        name: "fk_follow_up_asks_sealed_deliveries_delivery_id",
                        column: x => x.delivery_id,
                        principalTable: "sealed_deliveries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ticket_revocations",
                columns: table => new
                {
                    ticket_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
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
                    ticket_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
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
                name: "follow_up_mails",
                columns: table => new
                {
                    delivery_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_follow_up_mails", x => new { x.delivery_id, x.user_id });
                    table.ForeignKey(
                        name: "fk_follow_up_mails_follow_up_asks_delivery_id",
                        column: x => x.delivery_id,
                        principalTable: "follow_up_asks",
                        principalColumn: "delivery_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "download_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    download_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    delivery_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ticket_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    step = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "dispute_answers",
                columns: table => new
                {
                    dispute_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    upheld = table.Column<bool>(type: "INTEGER", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dispute_answers", x => x.dispute_id);
                });

            migrationBuilder.CreateTable(
                name: "disputes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    pair_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    judgment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_disputes", x => x.id);
                });

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
                });

            migrationBuilder.CreateTable(
                name: "submitted_judgments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    round_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    pair_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    assignment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    replaces = table.Column<Guid>(type: "TEXT", nullable: true),
                    submission_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    qualification_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    annotator_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    choice = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    difficulty = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    active_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    submitted_at = table.Column<long>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_submitted_judgments", x => x.id);
                    table.CheckConstraint("ck_submitted_judgments_version", "version >= 1 AND (version = 1) = (replaces IS NULL)");
                    table.ForeignKey(
                        name: "fk_submitted_judgments_judgment_withdrawals_replaces",
                        column: x => x.replaces,
                        principalTable: "judgment_withdrawals",
                        principalColumn: "judgment_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_submitted_judgments_pairs_pair_id",
                        column: x => x.pair_id,
                        principalTable: "pairs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_submitted_judgments_qualified_annotators_qualification_id",
                        column: x => x.qualification_id,
                        principalTable: "qualified_annotators",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_submitted_judgments_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "quality_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    round_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    pair_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    judgment_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quality_entries", x => x.id);
                    table.ForeignKey(
                        name: "fk_quality_entries_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_quality_entries_submitted_judgments_judgment_id",
                        column: x => x.judgment_id,
                        principalTable: "submitted_judgments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "screened_judgments",
                columns: table => new
                {
                    judgment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    round_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    screened_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_screened_judgments", x => x.judgment_id);
                    table.ForeignKey(
                        name: "fk_screened_judgments_submitted_judgments_judgment_id",
                        column: x => x.judgment_id,
                        principalTable: "submitted_judgments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "review_tasks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    round_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    pair_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    holder_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: true),
                    entry_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_tasks", x => x.id);
                    table.CheckConstraint("ck_review_tasks_lease", "(state = 'Leased') = (lease_until IS NOT NULL)");
                    table.ForeignKey(
                        name: "fk_review_tasks_quality_entries_entry_id",
                        column: x => x.entry_id,
                        principalTable: "quality_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_review_tasks_routed_pairs_round_id_pair_id",
                        columns: x => new { x.round_id, x.pair_id },
                        principalTable: "routed_pairs",
                        principalColumns: new[] { "round_id", "pair_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_access_tokens_hash",
                table: "access_tokens",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_access_tokens_user_id",
                table: "access_tokens",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_account_acts_project_id",
                table: "account_acts",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ix_account_acts_user_id_id",
                table: "account_acts",
                columns: new[] { "user_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_account_links_hash",
                table: "account_links",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_account_links_user_id",
                table: "account_links",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_approved_guidelines_derived_from",
                table: "approved_guidelines",
                column: "derived_from");

            migrationBuilder.CreateIndex(
                name: "ix_approved_guidelines_project_id_version",
                table: "approved_guidelines",
                columns: new[] { "project_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_asp_net_user_claims_user_id",
                table: "asp_net_user_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_asp_net_user_logins_user_id",
                table: "asp_net_user_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_assignments_held",
                table: "assignments",
                columns: new[] { "project_id", "annotator_id" },
                unique: true,
                filter: "state = 'Leased'");

            migrationBuilder.CreateIndex(
                name: "ix_assignments_lapsed",
                table: "assignments",
                columns: new[] { "project_id", "annotator_id" },
                filter: "state = 'Expired'");

            migrationBuilder.CreateIndex(
                name: "ix_assignments_qualification_id",
                table: "assignments",
                column: "qualification_id");

            migrationBuilder.CreateIndex(
                name: "ix_assignments_round_id_pair_id_annotator_id",
                table: "assignments",
                columns: new[] { "round_id", "pair_id", "annotator_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_batch_transitions_batch_id_previous_from",
                table: "batch_transitions",
                columns: new[] { "batch_id", "previous", "from" });

            migrationBuilder.CreateIndex(
                name: "ix_batches_guidelines_id",
                table: "batches",
                column: "guidelines_id");

            migrationBuilder.CreateIndex(
                name: "ix_batches_project_id_number",
                table: "batches",
                columns: new[] { "project_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_batches_proven_agreement_id",
                table: "batches",
                column: "proven_agreement_id");

            migrationBuilder.CreateIndex(
                name: "ix_calibrations_project_id_digest",
                table: "calibrations",
                columns: new[] { "project_id", "digest" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_client_keys_client_id_at",
                table: "client_keys",
                columns: new[] { "client_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_consents_notice_language",
                table: "consents",
                columns: new[] { "notice", "language" });

            migrationBuilder.CreateIndex(
                name: "ix_consents_person_id_at",
                table: "consents",
                columns: new[] { "person_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_credentials_annotator_id_kind_title_issuer_domain",
                table: "credentials",
                columns: new[] { "annotator_id", "kind", "title", "issuer", "domain" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_data_requests_due_at",
                table: "data_requests",
                column: "due_at");

            migrationBuilder.CreateIndex(
                name: "ix_data_requests_person_id",
                table: "data_requests",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_deletion_certificates_project_id",
                table: "deletion_certificates",
                column: "project_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_disputes_judgment_id",
                table: "disputes",
                column: "judgment_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_disputes_project_id_at",
                table: "disputes",
                columns: new[] { "project_id", "at" });

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
                name: "ix_drafted_proposals_proposal_id_accepted",
                table: "drafted_proposals",
                columns: new[] { "proposal_id", "accepted" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_erased_logs_project_id_step_state_destroyed_at",
                table: "erased_logs",
                columns: new[] { "project_id", "step", "state", "destroyed_at" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_erased_people_person_id_due_at",
                table: "erased_people",
                columns: new[] { "person_id", "due_at" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_exercise_answers_exercise_id",
                table: "exercise_answers",
                column: "exercise_id");

            migrationBuilder.CreateIndex(
                name: "ix_exercise_tasks_annotator_id_pair_id",
                table: "exercise_tasks",
                columns: new[] { "annotator_id", "pair_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_exercise_tasks_exercise_id_position",
                table: "exercise_tasks",
                columns: new[] { "exercise_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_exercise_tasks_pair_id",
                table: "exercise_tasks",
                column: "pair_id");

            migrationBuilder.CreateIndex(
                name: "ix_exercises_pilot_id",
                table: "exercises",
                column: "pilot_id");

            migrationBuilder.CreateIndex(
                name: "ix_exercises_project_id_annotator_id_purpose_number",
                table: "exercises",
                columns: new[] { "project_id", "annotator_id", "purpose", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_feedback_signals_delivery_id",
                table: "feedback_signals",
                column: "delivery_id");

            migrationBuilder.CreateIndex(
                name: "ix_first_passes_guidelines_id",
                table: "first_passes",
                column: "guidelines_id");

            migrationBuilder.CreateIndex(
                name: "ix_first_passes_project_id_provider",
                table: "first_passes",
                columns: new[] { "project_id", "provider" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_follow_up_asks_project_id",
                table: "follow_up_asks",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ix_gold_retirements_project_id",
                table: "gold_retirements",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ix_gold_retirements_round_id",
                table: "gold_retirements",
                column: "round_id");

            migrationBuilder.CreateIndex(
                name: "ix_guidelines_drafts_derived_from",
                table: "guidelines_drafts",
                column: "derived_from");

            migrationBuilder.CreateIndex(
                name: "ix_guidelines_drafts_project_id_version",
                table: "guidelines_drafts",
                columns: new[] { "project_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_guidelines_proposals_project_id_finding_key",
                table: "guidelines_proposals",
                columns: new[] { "project_id", "finding_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_guidelines_remarks_draft_id",
                table: "guidelines_remarks",
                column: "draft_id");

            migrationBuilder.CreateIndex(
                name: "ix_held_decisions_held_pair_id_taken_in",
                table: "held_decisions",
                columns: new[] { "held_pair_id", "taken_in" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_held_decisions_project_id",
                table: "held_decisions",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ix_held_pairs_import_id",
                table: "held_pairs",
                column: "import_id");

            migrationBuilder.CreateIndex(
                name: "ix_held_pairs_project_id_purpose_external_id_content_hash",
                table: "held_pairs",
                columns: new[] { "project_id", "purpose", "external_id", "content_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_human_audits_project_id_number",
                table: "human_audits",
                columns: new[] { "project_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_import_outcomes_project_id",
                table: "import_outcomes",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ix_invitations_project_id_annotator_id_number",
                table: "invitations",
                columns: new[] { "project_id", "annotator_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_jobs_leased",
                table: "jobs",
                column: "lease_until",
                filter: "state = 'Leased'");

            migrationBuilder.CreateIndex(
                name: "ix_jobs_ready",
                table: "jobs",
                columns: new[] { "run_at", "id" },
                filter: "state = 'Ready'");

            migrationBuilder.CreateIndex(
                name: "ix_judge_answers_pair_id_provider_question_try",
                table: "judge_answers",
                columns: new[] { "pair_id", "provider", "question", "try" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_judge_answers_project_id_provider",
                table: "judge_answers",
                columns: new[] { "project_id", "provider" });

            migrationBuilder.CreateIndex(
                name: "ix_judge_batches_open",
                table: "judge_batches",
                column: "pass_id",
                unique: true,
                filter: "state IN ('Intended', 'Sent', 'Downloaded')");

            migrationBuilder.CreateIndex(
                name: "ix_judge_batches_provider_id",
                table: "judge_batches",
                column: "provider_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_judgment_withdrawals_batch_id",
                table: "judgment_withdrawals",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entries_project_id_id",
                table: "ledger_entries",
                columns: new[] { "project_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entries_project_id_kind_id",
                table: "ledger_entries",
                columns: new[] { "project_id", "kind", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_leaves_project_id_index",
                table: "ledger_leaves",
                columns: new[] { "project_id", "index" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ledger_leaves_project_id_seal",
                table: "ledger_leaves",
                columns: new[] { "project_id", "seal" });

            migrationBuilder.CreateIndex(
                name: "ix_made_answers_order_id",
                table: "made_answers",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_made_answers_prompt_id_part_try",
                table: "made_answers",
                columns: new[] { "prompt_id", "part", "try" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_made_pairs_project_id_external_id",
                table: "made_pairs",
                columns: new[] { "project_id", "external_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_material_consents_project_id_at",
                table: "material_consents",
                columns: new[] { "project_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_opinions_pair_id_provider",
                table: "opinions",
                columns: new[] { "pair_id", "provider" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_opinions_project_id_provider",
                table: "opinions",
                columns: new[] { "project_id", "provider" });

            migrationBuilder.CreateIndex(
                name: "ix_ordered_prompts_order_id_row",
                table: "ordered_prompts",
                columns: new[] { "order_id", "row" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ordered_prompts_project_id_external_id",
                table: "ordered_prompts",
                columns: new[] { "project_id", "external_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_pair_imports_nda_id",
                table: "pair_imports",
                column: "nda_id");

            migrationBuilder.CreateIndex(
                name: "ix_pair_imports_project_id",
                table: "pair_imports",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ix_pairs_import_id",
                table: "pairs",
                column: "import_id");

            migrationBuilder.CreateIndex(
                name: "ix_pairs_listed",
                table: "pairs",
                columns: new[] { "project_id", "purpose", "id", "language", "domain", "task_type" });

            migrationBuilder.CreateIndex(
                name: "ix_pairs_project_id_content_hash",
                table: "pairs",
                columns: new[] { "project_id", "content_hash" });

            migrationBuilder.CreateIndex(
                name: "ix_pairs_project_id_purpose_external_id",
                table: "pairs",
                columns: new[] { "project_id", "purpose", "external_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_pilots_guidelines_id",
                table: "pilots",
                column: "guidelines_id");

            migrationBuilder.CreateIndex(
                name: "ix_pilots_project_id_number",
                table: "pilots",
                columns: new[] { "project_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_project_roles_project_id",
                table: "project_roles",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ix_project_steps_project_id_previous_from_previous_due",
                table: "project_steps",
                columns: new[] { "project_id", "previous", "from", "previous_due" });

            migrationBuilder.CreateIndex(
                name: "ix_projects_client_id",
                table: "projects",
                column: "client_id");

            migrationBuilder.CreateIndex(
                name: "ix_prompt_outcomes_order_id_code",
                table: "prompt_outcomes",
                columns: new[] { "order_id", "code" });

            migrationBuilder.CreateIndex(
                name: "ix_proposal_decisions_project_id",
                table: "proposal_decisions",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ix_proven_agreements_guidelines_id",
                table: "proven_agreements",
                column: "guidelines_id");

            migrationBuilder.CreateIndex(
                name: "ix_qualification_answers_pair_id",
                table: "qualification_answers",
                column: "pair_id");

            migrationBuilder.CreateIndex(
                name: "ix_qualification_answers_project_id_annotator_id_purpose_pair_id",
                table: "qualification_answers",
                columns: new[] { "project_id", "annotator_id", "purpose", "pair_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_qualified_annotators_project_id_annotator_id",
                table: "qualified_annotators",
                columns: new[] { "project_id", "annotator_id" });

            migrationBuilder.CreateIndex(
                name: "ix_quality_entries_judgment_id",
                table: "quality_entries",
                column: "judgment_id");

            migrationBuilder.CreateIndex(
                name: "ix_quality_entries_round_id_kind_pair_id",
                table: "quality_entries",
                columns: new[] { "round_id", "kind", "pair_id" });

            migrationBuilder.CreateIndex(
                name: "ix_quote_projects_project_id",
                table: "quote_projects",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ix_quote_projects_quote_id",
                table: "quote_projects",
                column: "quote_id");

            migrationBuilder.CreateIndex(
                name: "ix_quote_projects_year_number",
                table: "quote_projects",
                columns: new[] { "year", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_quotes_year_number_version",
                table: "quotes",
                columns: new[] { "year", "number", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_recorded_people_qualification_id",
                table: "recorded_people",
                column: "qualification_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_response_orders_nda_id",
                table: "response_orders",
                column: "nda_id");

            migrationBuilder.CreateIndex(
                name: "ix_response_orders_project_id_file_digest_recipe_version",
                table: "response_orders",
                columns: new[] { "project_id", "file_digest", "recipe_version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_review_tasks_entry_id",
                table: "review_tasks",
                column: "entry_id");

            migrationBuilder.CreateIndex(
                name: "ix_review_tasks_open",
                table: "review_tasks",
                columns: new[] { "project_id", "kind", "opened_at" },
                filter: "state <> 'Done'");

            migrationBuilder.CreateIndex(
                name: "ix_review_tasks_round_id_pair_id_kind_reason",
                table: "review_tasks",
                columns: new[] { "round_id", "pair_id", "kind", "reason" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_rounds_batch_id_number",
                table: "rounds",
                columns: new[] { "batch_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_routed_pairs_pair_id",
                table: "routed_pairs",
                column: "pair_id");

            migrationBuilder.CreateIndex(
                name: "ix_routed_pairs_round_id_reason_pair_id",
                table: "routed_pairs",
                columns: new[] { "round_id", "reason", "pair_id" });

            migrationBuilder.CreateIndex(
                name: "ix_screened_judgments_round_id",
                table: "screened_judgments",
                column: "round_id");

            migrationBuilder.CreateIndex(
                name: "ix_seal_attempts_round_id",
                table: "seal_attempts",
                column: "round_id");

            migrationBuilder.CreateIndex(
                name: "ix_seal_requests_batch_id_at",
                table: "seal_requests",
                columns: new[] { "batch_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_sealed_deliveries_project_id_sealed_at",
                table: "sealed_deliveries",
                columns: new[] { "project_id", "sealed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_sealed_deliveries_round_id",
                table: "sealed_deliveries",
                column: "round_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sealed_deliveries_round_id_verdict_released",
                table: "sealed_deliveries",
                columns: new[] { "round_id", "verdict_released" });

            migrationBuilder.CreateIndex(
                name: "ix_sealed_deliveries_supersedes",
                table: "sealed_deliveries",
                column: "supersedes",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_signed_ndas_project_id",
                table: "signed_ndas",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ix_sla_alerts_project_id_annotator_id_term_day",
                table: "sla_alerts",
                columns: new[] { "project_id", "annotator_id", "term", "day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_slots_leased",
                table: "slots",
                columns: new[] { "round_id", "lease_until" },
                filter: "state = 'Leased'");

            migrationBuilder.CreateIndex(
                name: "ix_slots_open",
                table: "slots",
                columns: new[] { "round_id", "order_key" },
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_slots_round_id_pair_id_ordinal",
                table: "slots",
                columns: new[] { "round_id", "pair_id", "ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_submitted_judgments_annotator_id_id",
                table: "submitted_judgments",
                columns: new[] { "annotator_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_submitted_judgments_assignment_id_version",
                table: "submitted_judgments",
                columns: new[] { "assignment_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_submitted_judgments_pair_id",
                table: "submitted_judgments",
                column: "pair_id");

            migrationBuilder.CreateIndex(
                name: "ix_submitted_judgments_project_id_annotator_id_submitted_at",
                table: "submitted_judgments",
                columns: new[] { "project_id", "annotator_id", "submitted_at" });

            migrationBuilder.CreateIndex(
                name: "ix_submitted_judgments_qualification_id",
                table: "submitted_judgments",
                column: "qualification_id");

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

            migrationBuilder.CreateIndex(
                name: "ix_submitted_judgments_submission_id",
                table: "submitted_judgments",
                column: "submission_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_user_passkeys_user_id",
                table: "user_passkeys",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "email_index",
                table: "users",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "user_name_index",
                table: "users",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_verdicts_round_id_released_pair_id",
                table: "verdicts",
                columns: new[] { "round_id", "released", "pair_id" });

            migrationBuilder.CreateIndex(
                name: "ix_verified_answers_project_id",
                table: "verified_answers",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ix_work_pauses_project_id_annotator_id",
                table: "work_pauses",
                columns: new[] { "project_id", "annotator_id" });

            migrationBuilder.CreateIndex(
                name: "ix_work_pauses_round_id",
                table: "work_pauses",
                column: "round_id");

            migrationBuilder.AddForeignKey(
                name: "fk_dispute_answers_disputes_dispute_id",
                table: "dispute_answers",
                column: "dispute_id",
                principalTable: "disputes",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_disputes_submitted_judgments_judgment_id",
                table: "disputes",
                column: "judgment_id",
                principalTable: "submitted_judgments",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_judgment_withdrawals_submitted_judgments_judgment_id",
                table: "judgment_withdrawals",
                column: "judgment_id",
                principalTable: "submitted_judgments",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_approved_guidelines_projects_project_id",
                table: "approved_guidelines");

            migrationBuilder.DropForeignKey(
                name: "fk_pair_imports_projects_project_id",
                table: "pair_imports");

            migrationBuilder.DropForeignKey(
                name: "fk_qualified_annotators_projects_project_id",
                table: "qualified_annotators");

            migrationBuilder.DropForeignKey(
                name: "fk_signed_ndas_projects_project_id",
                table: "signed_ndas");

            migrationBuilder.DropForeignKey(
                name: "fk_submitted_judgments_qualified_annotators_qualification_id",
                table: "submitted_judgments");

            migrationBuilder.DropForeignKey(
                name: "fk_submitted_judgments_rounds_round_id",
                table: "submitted_judgments");

            migrationBuilder.DropForeignKey(
                name: "fk_judgment_withdrawals_submitted_judgments_judgment_id",
                table: "judgment_withdrawals");

            migrationBuilder.DropTable(
                name: "acceptances");

            migrationBuilder.DropTable(
                name: "access_tokens");

            migrationBuilder.DropTable(
                name: "account_acts");

            migrationBuilder.DropTable(
                name: "account_links");

            migrationBuilder.DropTable(
                name: "annotator_profiles");

            migrationBuilder.DropTable(
                name: "annotator_streams");

            migrationBuilder.DropTable(
                name: "asking_turns");

            migrationBuilder.DropTable(
                name: "asp_net_user_claims");

            migrationBuilder.DropTable(
                name: "asp_net_user_logins");

            migrationBuilder.DropTable(
                name: "asp_net_user_tokens");

            migrationBuilder.DropTable(
                name: "attempt_ends");

            migrationBuilder.DropTable(
                name: "backups");

            migrationBuilder.DropTable(
                name: "batch_transitions");

            migrationBuilder.DropTable(
                name: "breach_steps");

            migrationBuilder.DropTable(
                name: "calibrations");

            migrationBuilder.DropTable(
                name: "chosen_keys");

            migrationBuilder.DropTable(
                name: "client_key_ends");

            migrationBuilder.DropTable(
                name: "consents");

            migrationBuilder.DropTable(
                name: "data_request_answers");

            migrationBuilder.DropTable(
                name: "deletion_certificates");

            migrationBuilder.DropTable(
                name: "dispute_answers");

            migrationBuilder.DropTable(
                name: "download_entries");

            migrationBuilder.DropTable(
                name: "drafted_proposals");

            migrationBuilder.DropTable(
                name: "erased_logs");

            migrationBuilder.DropTable(
                name: "erased_people");

            migrationBuilder.DropTable(
                name: "exercise_answers");

            migrationBuilder.DropTable(
                name: "feedback_signals");

            migrationBuilder.DropTable(
                name: "first_pass_steps");

            migrationBuilder.DropTable(
                name: "follow_up_mails");

            migrationBuilder.DropTable(
                name: "gold_retirements");

            migrationBuilder.DropTable(
                name: "guidelines_remarks");

            migrationBuilder.DropTable(
                name: "held_decisions");

            migrationBuilder.DropTable(
                name: "human_audit_ends");

            migrationBuilder.DropTable(
                name: "import_outcomes");

            migrationBuilder.DropTable(
                name: "jobs");

            migrationBuilder.DropTable(
                name: "judge_answers");

            migrationBuilder.DropTable(
                name: "judge_batches");

            migrationBuilder.DropTable(
                name: "key_ends");

            migrationBuilder.DropTable(
                name: "ledger_leaves");

            migrationBuilder.DropTable(
                name: "made_answers");

            migrationBuilder.DropTable(
                name: "made_pairs");

            migrationBuilder.DropTable(
                name: "material_consents");

            migrationBuilder.DropTable(
                name: "opinions");

            migrationBuilder.DropTable(
                name: "pause_lifts");

            migrationBuilder.DropTable(
                name: "pilot_ends");

            migrationBuilder.DropTable(
                name: "project_keys");

            migrationBuilder.DropTable(
                name: "project_roles");

            migrationBuilder.DropTable(
                name: "prompt_outcomes");

            migrationBuilder.DropTable(
                name: "qualification_answers");

            migrationBuilder.DropTable(
                name: "qualification_ends");

            migrationBuilder.DropTable(
                name: "quote_projects");

            migrationBuilder.DropTable(
                name: "recorded_people");

            migrationBuilder.DropTable(
                name: "response_order_steps");

            migrationBuilder.DropTable(
                name: "review_tasks");

            migrationBuilder.DropTable(
                name: "round_progress");

            migrationBuilder.DropTable(
                name: "screened_judgments");

            migrationBuilder.DropTable(
                name: "seal_attempts");

            migrationBuilder.DropTable(
                name: "seal_requests");

            migrationBuilder.DropTable(
                name: "sla_alerts");

            migrationBuilder.DropTable(
                name: "slots");

            migrationBuilder.DropTable(
                name: "task_returns");

            migrationBuilder.DropTable(
                name: "ticket_revocations");

            migrationBuilder.DropTable(
                name: "user_passkeys");

            migrationBuilder.DropTable(
                name: "verdicts");

            migrationBuilder.DropTable(
                name: "verified_answers");

            migrationBuilder.DropTable(
                name: "verified_credentials");

            migrationBuilder.DropTable(
                name: "invitations");

            migrationBuilder.DropTable(
                name: "breaches");

            migrationBuilder.DropTable(
                name: "client_keys");

            migrationBuilder.DropTable(
                name: "privacy_notices");

            migrationBuilder.DropTable(
                name: "data_requests");

            migrationBuilder.DropTable(
                name: "destructions");

            migrationBuilder.DropTable(
                name: "disputes");

            migrationBuilder.DropTable(
                name: "ticket_uses");

            migrationBuilder.DropTable(
                name: "proposal_decisions");

            migrationBuilder.DropTable(
                name: "project_steps");

            migrationBuilder.DropTable(
                name: "erasure_days");

            migrationBuilder.DropTable(
                name: "exercise_tasks");

            migrationBuilder.DropTable(
                name: "follow_up_asks");

            migrationBuilder.DropTable(
                name: "guidelines_drafts");

            migrationBuilder.DropTable(
                name: "held_pairs");

            migrationBuilder.DropTable(
                name: "human_audits");

            migrationBuilder.DropTable(
                name: "first_passes");

            migrationBuilder.DropTable(
                name: "published_keys");

            migrationBuilder.DropTable(
                name: "ledger_entries");

            migrationBuilder.DropTable(
                name: "ledger_seals");

            migrationBuilder.DropTable(
                name: "work_pauses");

            migrationBuilder.DropTable(
                name: "ordered_prompts");

            migrationBuilder.DropTable(
                name: "quotes");

            migrationBuilder.DropTable(
                name: "quality_entries");

            migrationBuilder.DropTable(
                name: "assignments");

            migrationBuilder.DropTable(
                name: "users");

            migrationBuilder.DropTable(
                name: "routed_pairs");

            migrationBuilder.DropTable(
                name: "credentials");

            migrationBuilder.DropTable(
                name: "download_tickets");

            migrationBuilder.DropTable(
                name: "guidelines_proposals");

            migrationBuilder.DropTable(
                name: "exercises");

            migrationBuilder.DropTable(
                name: "response_orders");

            migrationBuilder.DropTable(
                name: "sealed_deliveries");

            migrationBuilder.DropTable(
                name: "pilots");

            migrationBuilder.DropTable(
                name: "batch_verdicts");

            migrationBuilder.DropTable(
                name: "projects");

            migrationBuilder.DropTable(
                name: "clients");

            migrationBuilder.DropTable(
                name: "qualified_annotators");

            migrationBuilder.DropTable(
                name: "rounds");

            migrationBuilder.DropTable(
                name: "batches");

            migrationBuilder.DropTable(
                name: "proven_agreements");

            migrationBuilder.DropTable(
                name: "approved_guidelines");

            migrationBuilder.DropTable(
                name: "submitted_judgments");

            migrationBuilder.DropTable(
                name: "judgment_withdrawals");

            migrationBuilder.DropTable(
                name: "pairs");

            migrationBuilder.DropTable(
                name: "pair_imports");

            migrationBuilder.DropTable(
                name: "signed_ndas");
        }
    }
}
