/** `npm start`: installs what is missing, then runs the footprint command with the arguments given. */
import { callersFolder, launch } from './launch.mjs';

await launch('src/cli/main.ts', process.argv.slice(2), { cwd: callersFolder() });
