import assert from 'node:assert/strict';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { type Ended, run, runScript } from './run-process.ts';
import { ROOT, withTree } from './temporary-tree.ts';

/** Every room, in order: each import here is one that must be allowed. */
const ORDERLY: Readonly<Record<string, string>> = {
  'src/rules/facts/fact.ts': 'export const fact = 1;\nexport type Fact = number;\n',
  'src/rules/calendar/day.ts': "import type { Fact } from '../facts/fact.ts';\nexport const day: Fact = 1;\n",
  'src/rules/engine/evaluate.ts': "import { day } from '../calendar/day.ts';\nexport const evaluate = day;\n",
  'src/rules/index.ts': "export * from './engine/evaluate.ts';\n",
  'src/rules/engine/evaluate.test.ts':
    "import 'node:test';\nimport 'fast-check';\nimport '../../../tests/support/any.ts';\nimport './evaluate.ts';\n",
  'src/exchange/ssda903/read.ts':
    "import { Transform } from 'node:stream';\nimport { pipeline } from 'node:stream/promises';\nimport { parse } from 'csv-parse';\nimport { fact } from '../../rules/facts/fact.ts';\nimport { day } from '../../rules/calendar/day.ts';\nexport const read = [Transform, pipeline, parse, fact, day];\n",
  'src/synthetic/child.ts':
    "import { read } from '../exchange/ssda903/read.ts';\nimport { evaluate } from '../rules/index.ts';\nexport const child = [read, evaluate];\n",
  'src/platform/log/log.ts':
    "import fs from 'node:fs';\nimport { parse } from 'csv-parse';\nexport const log = [fs, parse];\n",
  'src/casework/reviews/model.ts': "import { evaluate } from '../../rules/index.ts';\nexport const model = evaluate;\n",
  'src/casework/reviews/store.ts':
    "import { log } from '../../platform/log/log.ts';\nimport { model } from './model.ts';\nexport const store = [log, model];\n",
  'src/casework/reviews/record-review.ts': "import { store } from './store.ts';\nexport const recordReview = store;\n",
  'src/casework/reviews/pages/record/routes.ts':
    "import { recordReview } from '../../record-review.ts';\nexport const routes = recordReview;\n",
  'src/casework/plans/update-plan.ts':
    "import { model } from '../reviews/model.ts';\nimport { recordReview } from '../reviews/record-review.ts';\nexport const updatePlan = [model, recordReview];\n",
  'src/wiring.ts': "import { updatePlan } from './casework/plans/update-plan.ts';\nexport const wiring = updatePlan;\n",
  'src/cli/main.ts':
    "import process from 'node:process';\nimport { serve } from './serve.ts';\nimport { timetable } from './timetable.ts';\nexport const main = [process, serve, timetable];\n",
  'src/cli/serve.ts': "import { wiring } from '../wiring.ts';\nexport const serve = wiring;\n",
  'src/cli/timetable.ts':
    "import { recordReview } from '../casework/reviews/record-review.ts';\nimport { log } from '../platform/log/log.ts';\nimport { child } from '../synthetic/child.ts';\nexport const timetable = [recordReview, log, child];\n",
  'bin/launch.mjs': "import fs from 'node:fs';\nexport const launch = fs;\n",
  'bin/start.mjs': "import { launch } from './launch.mjs';\nlaunch.existsSync('.');\n",
  'tests/support/any.ts': "import { wiring } from '../../src/wiring.ts';\nexport const any = wiring;\n",
};

interface Planted {
  readonly fault: string;
  readonly rule: string;
  readonly file: string;
  readonly text: string;
}

const importing = (...specifiers: readonly string[]): string =>
  specifiers.map((specifier) => `import '${specifier}';\n`).join('');

const PLANTED: readonly Planted[] = [
  {
    fault: 'a rule that imports a package',
    rule: 'rules-import-only-rules',
    file: 'src/rules/reviews/with-package.ts',
    text: importing('csv-parse'),
  },
  {
    fault: 'a rule that imports a part of Node',
    rule: 'rules-import-only-rules',
    file: 'src/rules/reviews/with-node.ts',
    text: importing('node:fs'),
  },
  {
    fault: 'a rule that imports no more than a type from elsewhere',
    rule: 'rules-import-only-rules',
    file: 'src/rules/reviews/with-type.ts',
    text: "import type { log } from '../../platform/log/log.ts';\nexport type Log = typeof log;\n",
  },
  {
    fault: 'a rule that imports from elsewhere while it runs',
    rule: 'rules-import-only-rules',
    file: 'src/rules/reviews/while-running.ts',
    text: "export const load = () => import('../../platform/log/log.ts');\n",
  },
  {
    fault: 'a format that imports the rules beyond facts and calendar',
    rule: 'exchange-imports',
    file: 'src/exchange/annex-a/with-engine.ts',
    text: importing('../../rules/engine/evaluate.ts'),
  },
  {
    fault: 'a format that opens files',
    rule: 'exchange-imports',
    file: 'src/exchange/annex-a/with-files.ts',
    text: importing('node:fs/promises'),
  },
  {
    fault: 'a format that imports a package it has not been granted',
    rule: 'exchange-imports',
    file: 'src/exchange/annex-a/with-package.ts',
    text: importing('fast-check'),
  },
  {
    fault: 'a generator that imports the casework',
    rule: 'synthetic-imports',
    file: 'src/synthetic/with-casework.ts',
    text: importing('../casework/reviews/record-review.ts'),
  },
  {
    fault: 'a generator that imports a part of Node',
    rule: 'synthetic-imports',
    file: 'src/synthetic/with-node.ts',
    text: importing('node:crypto'),
  },
  {
    fault: 'a platform that knows the rules',
    rule: 'platform-imports',
    file: 'src/platform/log/with-rules.ts',
    text: importing('../../rules/index.ts'),
  },
  {
    fault: 'an area that imports a command',
    rule: 'casework-imports',
    file: 'src/casework/plans/with-command.ts',
    text: importing('../../cli/timetable.ts'),
  },
  {
    fault: 'an area that imports a part of Node',
    rule: 'casework-imports',
    file: 'src/casework/plans/with-node.ts',
    text: importing('node:fs'),
  },
  {
    fault: "an area that imports another area's store",
    rule: 'another-area-by-model-and-use-cases',
    file: 'src/casework/plans/with-store.ts',
    text: importing('../reviews/store.ts'),
  },
  {
    fault: "an area that imports another area's pages",
    rule: 'another-area-by-model-and-use-cases',
    file: 'src/casework/plans/with-pages.ts',
    text: importing('../reviews/pages/record/routes.ts'),
  },
  {
    fault: 'a page that imports the store of its own area',
    rule: 'pages-use-no-store',
    file: 'src/casework/reviews/pages/record/view.ts',
    text: importing('../../store.ts'),
  },
  {
    fault: 'a model that imports the store',
    rule: 'models-are-pure',
    file: 'src/casework/plans/model.ts',
    text: importing('./store.ts'),
  },
  {
    fault: 'a command that imports a store',
    rule: 'stores-stay-in-the-casework',
    file: 'src/cli/with-store.ts',
    text: importing('../casework/reviews/store.ts'),
  },
  {
    fault: 'a command that imports a package',
    rule: 'cli-imports',
    file: 'src/cli/with-package.ts',
    text: importing('csv-parse'),
  },
  {
    fault: 'a command that imports a page',
    rule: 'cli-imports',
    file: 'src/cli/with-page.ts',
    text: importing('../casework/reviews/pages/record/routes.ts'),
  },
  {
    fault: 'wiring that is imported by anything but a launcher or a test',
    rule: 'only-serving-imports-wiring',
    file: 'src/cli/with-wiring.ts',
    text: importing('../wiring.ts'),
  },
  {
    fault: 'a launcher that imports a package',
    rule: 'launchers-import-only-node',
    file: 'bin/with-package.mjs',
    text: importing('csv-parse'),
  },
  {
    fault: 'a launcher that imports TypeScript',
    rule: 'launchers-import-only-node',
    file: 'bin/with-typescript.mjs',
    text: importing('../src/cli/main.ts'),
  },
  {
    fault: 'shipped code that imports what only tests use',
    rule: 'src-imports-only-src',
    file: 'src/platform/log/with-tests.ts',
    text: importing('../../../tests/support/any.ts'),
  },
  {
    fault: 'anything that imports a test',
    rule: 'nothing-imports-a-test',
    file: 'tests/support/with-test.ts',
    text: importing('../../src/rules/engine/evaluate.test.ts'),
  },
  {
    fault: 'modules that import each other in a circle',
    rule: 'no-cycles',
    file: 'src/platform/log/circle-a.ts',
    text: importing('./circle-b.ts'),
  },
  {
    fault: 'a module that nobody knows of and that knows nobody',
    rule: 'no-orphans',
    file: 'src/platform/log/orphan.ts',
    text: 'export const alone = 1;\n',
  },
  {
    fault: 'an import of something that is not there',
    rule: 'imports-resolve',
    file: 'src/platform/log/with-nothing.ts',
    text: importing('./nothing.ts'),
  },
  {
    fault: 'a package that package.json does not name',
    rule: 'packages-are-declared',
    file: 'src/platform/log/with-undeclared.ts',
    text: importing('acorn'),
  },
  {
    fault: 'shipped code that needs a development tool',
    rule: 'src-needs-no-development-tools',
    file: 'src/platform/log/with-tool.ts',
    text: importing('fast-check'),
  },
];

/** What the planted files need beside them. */
const ACCOMPLICES: Readonly<Record<string, string>> = {
  'src/platform/log/circle-b.ts': importing('./circle-a.ts'),
  'src/casework/plans/store.ts': importing('../../platform/log/log.ts'),
};

/** Makes swc as if it had never been installed. */
const WITHOUT_SWC = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  registerHooks({
    resolve(specifier, context, next) {
      if (!specifier.startsWith('@swc/')) return next(specifier, context);
      throw Object.assign(new Error('not installed'), { code: 'ERR_MODULE_NOT_FOUND' });
    },
  });
`)}`;

const CONFIGURATION = { copied: ['.dependency-cruiser.mjs', 'package.json'], linked: true };

describe('The boundaries', () => {
  let found: Ended;

  before(async () => {
    const planted = Object.fromEntries(PLANTED.map(({ file, text }) => [file, text]));
    found = await withTree({ ...CONFIGURATION, files: { ...ORDERLY, ...ACCOMPLICES, ...planted } }, check);
  });

  it('fail a tree with faults in it', () => {
    assert.equal(found.code, 1, found.stderr);
  });

  for (const { fault, rule, file } of PLANTED) {
    it(`refuse ${fault}`, () => {
      const isNamed = found.stdout.split('\n').some((line) => line.startsWith(`${rule}: `) && line.includes(file));
      assert.ok(isNamed, `wanted ${rule} for ${file} among:\n${found.stdout}`);
    });
  }

  it('find no fault in the files that have none', () => {
    const faulty = new Set([...PLANTED.map(({ file }) => file), ...Object.keys(ACCOMPLICES)]);
    for (const line of found.stdout.split('\n').filter((each) => each.includes(' → '))) {
      const from = /^[\w-]+: (?<from>\S+)/.exec(line)?.groups?.['from'];
      assert.ok(from !== undefined && faulty.has(from), line);
    }
  });

  it('pass the same tree without the faults, and say how much they saw', async () => {
    const { code, stdout, stderr } = await withTree({ ...CONFIGURATION, files: ORDERLY }, check);
    assert.equal(code, 0, stdout + stderr);
    assert.match(stdout, /^\d\d modules, \d\d imports\n$/);
  });

  it('fail where swc is not there to read TypeScript, rather than pass what nobody looked at', async () => {
    const { code, stdout } = await withTree({ ...CONFIGURATION, files: ORDERLY }, (tree) =>
      run(process.execPath, ['--import', WITHOUT_SWC, path.join(ROOT, 'scripts/boundaries.ts')], { cwd: tree }),
    );
    assert.equal(code, 1);
    assert.match(stdout, /^not seen: src\/rules\/calendar\/day\.ts/m);
  });
});

function check(tree: string): Promise<Ended> {
  return runScript('scripts/boundaries.ts', [], { cwd: tree });
}
