import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const WEB = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const GOVUK = path.join(path.dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json')), 'dist');
const VERSION_LENGTH = 12;

/** The folder below which templates are named: `casework/children/pages/child/page.njk`. */
export const TEMPLATE_FOLDERS: readonly string[] = [path.dirname(WEB), path.join(WEB, 'views'), GOVUK];

/** What a browser fetches besides pages. */
export const ASSET_FOLDERS: readonly { readonly folder: string; readonly prefix: string }[] = [
  { folder: path.join(WEB, 'assets'), prefix: '/assets/' },
  { folder: path.join(WEB, 'browser'), prefix: '/browser/' },
  { folder: path.join(GOVUK, 'govuk'), prefix: '/govuk/' },
];

/** Changes with what is fetched, so that a browser may keep it for good. */
export const ASSET_VERSION = createHash('sha256')
  .update(readFileSync(path.join(WEB, 'assets/footprint.css')))
  .update(readFileSync(path.join(WEB, 'browser/refresh-part.js')))
  .update(readFileSync(path.join(WEB, 'browser/keep-draft.js')))
  .update(readFileSync(path.join(GOVUK, 'govuk/govuk-frontend.min.js')))
  .digest('hex')
  .slice(0, VERSION_LENGTH);
