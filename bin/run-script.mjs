/** `npm test`, `npm run check` and their like: runs a script of this package, from the package's own folder. */
import { launch, PACKAGE_ROOT } from './launch.mjs';

const [script, ...args] = process.argv.slice(2);
if (script === undefined) throw new Error('say which script to run, as in: node bin/run-script.mjs scripts/check.ts');
await launch(script, args, { cwd: PACKAGE_ROOT, withDevelopmentTools: true });
