import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** What a file's place, name or text says, without reading its syntax. Each gives the files that break it. */
export interface TreeHabit {
  readonly name: string;
  readonly remedy: string;
  readonly brokenBy: (files: readonly string[]) => string[];
}

const ROOMS = /^src\/(rules|casework|exchange|synthetic|platform|web|cli|demo)\/|^src\/wiring\.ts$/;
/** Browsers are served plain JavaScript, checked through its JSDoc; launchers run before anything else can. */
const PLAIN_JAVASCRIPT = /^(bin|src\/web\/browser)\//;
const KEBAB_CASE_FOLDERS = /^([a-z0-9]+(-[a-z0-9]+)*\/)*[^/]+$/;
const EXACT_VERSION = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
const DEPENDENCY_FIELDS = ['dependencies', 'devDependencies', 'optionalDependencies'];
const MIGRATIONS_FOLDER = 'database/migrations';
const SILENCED_COMPILER = /@ts-(nocheck|ignore)\b/;
const EXPECTED_ERROR = /@ts-expect-error\b/;

export const TREE_HABITS: readonly TreeHabit[] = [
  {
    name: 'known-rooms',
    remedy: 'src has the rooms that the boundaries know of; a new one needs a boundary and a decision record',
    brokenBy: (files) => files.filter((file) => file.startsWith('src/') && !ROOMS.test(file)),
  },
  {
    name: 'kebab-case-folders',
    remedy: 'name folders in lower case, with hyphens between words',
    brokenBy: (files) => files.filter((file) => !KEBAB_CASE_FOLDERS.test(file)),
  },
  {
    name: 'typescript-only',
    remedy: 'write TypeScript (.ts): plain JavaScript is for launchers and browsers',
    brokenBy: (files) => files.filter((file) => !file.endsWith('.ts') && !PLAIN_JAVASCRIPT.test(file)),
  },
  {
    name: 'compiler-not-silenced',
    remedy: 'mend what the compiler complains of; only a test may expect an error, to prove that something is refused',
    brokenBy: (files) => files.filter(silencesTheCompiler),
  },
  {
    name: 'exact-versions',
    remedy: 'name one exact version of each package in package.json',
    brokenBy: () => inexactVersions().map((name) => `package.json: ${name}`),
  },
  {
    name: 'migrations-numbered-on',
    remedy: 'give each migration a number of its own, the next one, without a gap',
    brokenBy: misnumberedMigrations,
  },
];

function silencesTheCompiler(file: string): boolean {
  const comments = readFileSync(file, 'utf8').matchAll(/^\s*(?:\/\/|\/\*|\*).*$/gm);
  return [...comments].some(
    ([comment]) => SILENCED_COMPILER.test(comment) || (!file.endsWith('.test.ts') && EXPECTED_ERROR.test(comment)),
  );
}

function inexactVersions(): string[] {
  const manifest: Record<string, Record<string, string> | undefined> = JSON.parse(readFileSync('package.json', 'utf8'));
  return DEPENDENCY_FIELDS.flatMap((field) => Object.entries(manifest[field] ?? {}))
    .filter(([, version]) => !EXACT_VERSION.test(version))
    .map(([name, version]) => `${name} ${version}`);
}

function misnumberedMigrations(): string[] {
  if (!existsSync(MIGRATIONS_FOLDER)) return [];
  const names = readdirSync(MIGRATIONS_FOLDER).sort();
  return names
    .filter((name, index) => !name.startsWith(`${String(index + 1).padStart(4, '0')}-`))
    .map((name) => `${MIGRATIONS_FOLDER}/${name}`);
}
