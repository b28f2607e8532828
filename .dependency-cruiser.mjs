/**
 * Which room may import from which. Every rule is an error, and tests/house/ plants a violation of each.
 * docs/decisions/0003-boundaries-and-how-they-are-proved.md says why the lines run where they do.
 */

/** Tests may import anything. */
const TEST = String.raw`\.test\.ts$`;
/** Nothing that a person runs imports these. */
const NOT_SHIPPED = '^(tests|bench|scripts|bin)/';

/**
 * Format libraries that src/exchange may use: each reads or writes a format and touches nothing else.
 * @type {readonly string[]}
 */
const FORMAT_LIBRARIES = ['csv-parse', 'ical-generator'];
/** Parts of Node that only turn bytes into other bytes. */
const PURE_NODE = ['stream', 'stream/promises', 'string_decoder', 'buffer', 'zlib'];
/** What an area of the casework may use from npm. */
const CASEWORK_LIBRARIES = ['zod', 'kysely'];

/** @param {readonly string[]} names */
const packages = (names) => `(^|/)node_modules/(${names.join('|')})/`;
/** @param {readonly string[]} names */
const nodeModules = (names) => `^(node:)?(${names.join('|')})$`;

/**
 * A room that may import itself and what is listed, and nothing else.
 *
 * @param {{ name: string, comment: string, room: string, mayImport: readonly string[], andNode?: boolean }} boundary
 * @returns {import('dependency-cruiser').IForbiddenRuleType}
 */
const room = ({ name, comment, room: path, mayImport, andNode = false }) => ({
  name,
  comment,
  severity: 'error',
  from: { path, pathNot: TEST },
  to: { pathNot: [path, ...mayImport], ...(andNode && { dependencyTypesNot: ['core'] }) },
});

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const rooms = [
  room({
    name: 'rules-import-only-rules',
    comment: 'The law is pure: no package, nothing of Node, no clock. What it needs is handed to it as a fact.',
    room: '^src/rules/',
    mayImport: [],
  }),
  room({
    name: 'exchange-imports',
    comment:
      'File formats know the facts and the calendar, their own libraries, and the parts of Node that touch nothing.',
    room: '^src/exchange/',
    mayImport: ['^src/rules/(facts|calendar)/', packages(FORMAT_LIBRARIES), nodeModules(PURE_NODE)],
  }),
  room({
    name: 'synthetic-imports',
    comment:
      'Generators make believable records from a seed alone, so they know the rules and the formats and nothing else.',
    room: '^src/synthetic/',
    mayImport: ['^src/(rules|exchange)/'],
  }),
  {
    name: 'platform-imports',
    comment: 'What every area stands on knows no area: npm packages and Node only.',
    severity: 'error',
    from: { path: '^src/platform/', pathNot: TEST },
    to: { path: '^src/', pathNot: '^src/platform/' },
  },
  room({
    name: 'casework-imports',
    comment: 'An area of the casework stands on the rules, the formats and the platform.',
    room: '^src/casework/',
    mayImport: ['^src/(rules|exchange|platform)/', packages(CASEWORK_LIBRARIES)],
  }),
  room({
    name: 'demo-imports',
    comment: 'The demo makes an authority up and brings it in as anybody would: by use cases.',
    room: '^src/demo/',
    mayImport: [
      '^src/(rules|exchange|synthetic|platform)/',
      '^src/casework/[^/]+/[^/]+$',
      '^src/casework/[^/]+/(details|people|household|invitations|parts|end-of-care|directions)/[^/]+$',
    ],
    andNode: true,
  }),
  room({
    name: 'web-imports',
    comment: 'The shell mounts pages and knows the platform; what a page does is in the casework.',
    room: '^src/web/',
    mayImport: ['^src/platform/', '^src/casework/[^/]+/pages/[^/]+/routes\\.ts$', '(^|/)node_modules/'],
    andNode: true,
  }),
  room({
    name: 'cli-imports',
    comment: 'A command reads its arguments, calls use cases, and prints: it holds no logic and needs no package.',
    room: '^src/cli/',
    mayImport: [
      '^src/(rules|exchange|synthetic|platform|demo)/',
      '^src/casework/[^/]+/[^/]+$',
      '^src/wiring\\.ts$',
      // The address that people type, for a link that a command prints.
      '^src/web/web-settings\\.ts$',
    ],
    andNode: true,
  }),
  room({
    name: 'launchers-import-only-node',
    comment: 'A launcher runs before anything is installed, on Node 20.',
    room: '^bin/',
    mayImport: [],
    andNode: true,
  }),
];

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const doors = [
  {
    name: 'another-area-by-model-and-use-cases',
    comment: 'Of another area only its model and its use cases: its tables and its pages are its own.',
    severity: 'error',
    from: { path: '^src/casework/([^/]+)/', pathNot: TEST },
    to: { path: '^src/casework/[^/]+/(store\\.ts$|store/|pages/)', pathNot: '^src/casework/$1/' },
  },
  {
    name: 'stores-stay-in-the-casework',
    comment: "A child's record is read and written through use cases only, which authorise and audit.",
    severity: 'error',
    from: { pathNot: ['^src/casework/', TEST] },
    to: { path: '^src/casework/[^/]+/(store\\.ts$|store/)' },
  },
  {
    name: 'pages-use-no-store',
    comment: "Each read or write of a child's record goes through a use case.",
    severity: 'error',
    from: { path: '^src/casework/[^/]+/pages/', pathNot: TEST },
    to: { path: '^src/casework/[^/]+/(store\\.ts$|store/)' },
  },
  {
    name: 'models-are-pure',
    comment: 'Types, invariants and state machines know the law and each other.',
    severity: 'error',
    from: { path: '^src/casework/[^/]+/model\\.ts$' },
    to: { pathNot: ['^src/rules/', '^src/casework/[^/]+/model\\.ts$'] },
  },
  {
    name: 'only-serving-imports-wiring',
    comment: 'wiring.ts is the one place that constructs things; whoever needs one is handed it.',
    severity: 'error',
    from: { pathNot: ['^src/cli/serve\\.ts$', '^tests/', TEST] },
    to: { path: '^src/wiring\\.ts$' },
  },
  {
    name: 'src-imports-only-src',
    comment: 'What is shipped knows nothing of what tests, measures and checks it.',
    severity: 'error',
    from: { path: '^src/', pathNot: TEST },
    to: { path: NOT_SHIPPED },
  },
  {
    name: 'nothing-imports-a-test',
    comment: 'What two tests share goes into tests/support/.',
    severity: 'error',
    from: {},
    to: { path: TEST },
  },
];

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const hygiene = [
  {
    name: 'no-cycles',
    comment: 'Modules in a circle can only be understood all at once.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-orphans',
    comment: 'A module that imports nothing and that nothing imports is forgotten.',
    severity: 'error',
    from: {
      orphan: true,
      pathNot: [
        TEST,
        '^src/cli/main\\.ts$',
        '^src/rules/index\\.ts$',
        '^scripts/[^/]+\\.ts$',
        '^bench/',
        '^src/web/browser/',
        '\\.d\\.ts$',
      ],
    },
    to: {},
  },
  {
    name: 'imports-resolve',
    comment: 'What is imported must be there.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'packages-are-declared',
    comment: 'A package that package.json does not name is here by luck.',
    severity: 'error',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'src-needs-no-development-tools',
    comment: 'What is shipped must run where only the dependencies are installed.',
    severity: 'error',
    from: { path: '^src/', pathNot: TEST },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [...rooms, ...doors, ...hygiene],
  options: {
    // TypeScript 7 has no compiler API, so swc reads the sources; scripts/boundaries.ts proves that it does.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
  },
};
