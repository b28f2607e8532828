/**
 * `npm run styles` writes src/web/assets/footprint.css from footprint.scss; without --write it fails where the file is
 * not what would be written, as `npm run check` asks.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { compile, NodePackageImporter } from 'sass';

const SOURCE = 'src/web/assets/footprint.scss';
const TARGET = 'src/web/assets/footprint.css';

const { css } = compile(SOURCE, { style: 'compressed', importers: [new NodePackageImporter()], quietDeps: true });
if (process.argv.includes('--write')) {
  writeFileSync(TARGET, css);
  console.log(`wrote ${TARGET}`);
} else if (readFileSync(TARGET, 'utf8') === css) {
  console.log(`${TARGET} is what ${SOURCE} says`);
} else {
  console.log(`${TARGET} is stale: run "npm run styles"`);
  process.exitCode = 1;
}
