#!/usr/bin/env node
/** The footprint command itself, from any folder: file arguments count from the folder it was called in. */
import { launch } from './launch.mjs';

await launch('src/cli/main.ts', process.argv.slice(2));
