// Apart from the commands themselves, so that help needs no database to be loaded.

export const DATABASE_USAGE = `Usage: footprint database [--json]           opens the database, brings it up to date, and says what it is
  FOOTPRINT_HOME=FOLDER            where the embedded one lives (.footprint)
  FOOTPRINT_DATABASE_PORT=PORT     its port (any that is free)
  FOOTPRINT_POSTGRES_USER=NAME     what it runs as where you are root (footprint)
  DATABASE_URL=postgresql://…      a PostgreSQL 18 or newer of your own
  DATABASE_MIGRATION_URL=…         the same, as a role that may change its shape
  DATABASE_BACKUP_URL=…            the same, as a role that sees every row`;

export const SERVE_USAGE = `Usage: footprint serve                      serves the pages, and does the jobs behind them, until it is told to end
         --no-demo      makes no authority up where there is none yet
         --no-worker    leaves the jobs to "footprint work"
         --processes N  how many processes serve the pages, one a core (1); FOOTPRINT_WEB_PROCESSES=N says the same
  FOOTPRINT_PORT=PORT              where (3000)
  FOOTPRINT_URL=https://…          what people type to reach it, where others than this machine use it
  FOOTPRINT_HOST=ADDRESS           the address to listen on (127.0.0.1)
  FOOTPRINT_TRUST_PROXY=ADDRESSES  the load balancers in front of it
  FOOTPRINT_KEY=HEX                the installation's key, where it is not to be kept in FOOTPRINT_HOME`;

export const DEMO_USAGE =
  'Usage: footprint demo create                makes up an authority with its people and children, to try the pages';

export const WORK_USAGE =
  'Usage: footprint work                       does the jobs behind the pages; "serve" begins one by itself';

export const AUDIT_USAGE =
  'Usage: footprint audit verify [--json]       checks the chain over the audit, authority by authority';

export const IMPORT_USAGE = `Usage: footprint import ssda903 DIR          reads a children-looked-after return into the records
         --year YYYY              the year in which the return ends, where its files do not tell
         --authority NAME         whose it is, by name or code, where there are several
         --create-authority NAME  enters the authority with this import
         --dry-run                says what would change and writes nothing
         --problems FILE          what is wrong with the files, as CSV
         --json                   the result as one JSON value
       Ctrl-C ends it between two batches of children; the same command then goes on.`;

export const REPORT_USAGE = `Usage: footprint report timeliness             which duties were done in time, by rule and month
       footprint report participation          reviews held by month, and how the children took part
       footprint report caseload               each IRO's children, and who has no IRO
  --authority NAME                 its name, code or id, where there are several
  --from MONTH --until MONTH       2025-04, or a financial year, 2025-26 (the financial year so far)
  --as-of YYYY-MM-DD               the day on which they are looked at (today)
  --json, --csv                    for programs, for spreadsheets`;

export const IMPORT_ROSTER_USAGE = `Usage: footprint import roster FILE           who reviews whom, or who works for the service, from CSV
  --dry-run                        says what would change, and changes nothing
  --add-staff                      enters IROs whom nobody knows yet, where the file has name and email
  --authority NAME                 its name, code or id, where there are several
  --json, --csv                    everything for programs; the refused rows for spreadsheets`;

export const BACKUP_USAGE = `Usage: footprint backup FILE|FOLDER          writes all records, as they are at one moment, into one encrypted file
         --passphrase-file FILE   its first line is the passphrase; otherwise you are asked for it
         --unencrypted            whoever has the file can then read every record
         --json
       footprint backup verify FILE [--passphrase-file FILE] [--json]   reads it to its end, and restores nothing`;

export const RESTORE_USAGE =
  'Usage: footprint restore FILE [--passphrase-file FILE] [--json]   puts a backup into a database without records';

export const AUTHORITY_USAGE = `Usage: footprint authority create NAME [--code E06000001] [--procedure ID]
                                            enters an authority; the national procedure unless another is named`;

export const STAFF_USAGE = `Usage: footprint staff invite --name NAME --email ADDRESS --role ROLE [--authority NAME]
                                            enters the first person, such as a system-administrator, and prints the
                                            link with which they choose a password; for somebody who is there
                                            already, a new link`;
