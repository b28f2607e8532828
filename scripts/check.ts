/**
 * `npm run check`: everything that can be known without a database or a browser, in less than a minute.
 * To add a check, add a line: a name, and the script that exits with 0 where all is well.
 */
import { runSteps, type Step } from './checking/run-steps.ts';

/** The slowest first, so that the last one to end is a short one. */
const STEPS: readonly Step[] = [
  { name: 'pure tests', run: ['scripts/test.ts', '--pure'] },
  { name: 'dead code', run: ['node_modules/knip/bin/knip.js', '--no-config-hints'] },
  { name: 'types', run: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'] },
  { name: 'types of the rules', run: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.rules.json'] },
  {
    name: 'types of what runs in browsers',
    run: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.browser.json'],
  },
  {
    name: 'format and lint',
    run: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--max-diagnostics=200'],
  },
  { name: 'boundaries', run: ['scripts/boundaries.ts'] },
  { name: 'habits', run: ['scripts/habits.ts'] },
  { name: 'pages of the rules', run: ['scripts/rules-docs.ts'] },
  { name: 'requirements', run: ['scripts/requirements.ts'] },
  { name: 'styles', run: ['scripts/styles.ts'] },
  { name: 'third-party notices', run: ['scripts/notices.ts'] },
];

if (!(await runSteps(STEPS, console.log))) process.exitCode = 1;
