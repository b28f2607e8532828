// Apart from the commands themselves, so that help needs no database to be loaded.

export const DATABASE_USAGE = `Usage: footprint database [--json]           opens the database, brings it up to date, and says what it is
  FOOTPRINT_HOME=FOLDER            where the embedded one lives (.footprint)
  FOOTPRINT_DATABASE_PORT=PORT     its port (any that is free)
  FOOTPRINT_POSTGRES_USER=NAME     what it runs as where you are root (footprint)
  DATABASE_URL=postgresql://…      a PostgreSQL 18 or newer of your own
  DATABASE_MIGRATION_URL=…         the same, as a role that may change its shape`;

export const AUDIT_USAGE =
  'Usage: footprint audit verify [--json]       checks the chain over the audit, authority by authority';
