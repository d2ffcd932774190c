/**
 * The order of the folders of `generator/`: a file may import from its own folder and from those above it, never from
 * those below. ARCHITECTURE.md says what each of them is for.
 */
const ORDER = [
  'json',
  'text',
  'diagnostics',
  'runtime',
  'patterns',
  'schema',
  'load',
  'catalog',
  'types',
  'validate',
  'check',
  'samples',
  'contains',
  'compare',
  'module',
  'emit',
  'target',
  'threads',
  'output',
  'payloads',
  'evidence',
  'config',
  'versions',
  'cache',
  'drift',
  'contract',
  'infer',
];

/**
 * The order inside the folders that have many files: a file may import from its own subfolder and from those before
 * it. The files of the folder itself are `.`.
 */
const ORDERS_INSIDE = {
  catalog: ['.', 'documents', 'index', 'events', 'canonical', 'names', 'lower', 'choices', 'draft', 'shapes'],
};

/** Folders of which only one file is imported from outside. */
const DOORS = { 'types/printer': 'print-declarations' };

/** The files of `generator/` that lie in no folder: they put the stages together. */
const ROOT_FILES = ['pipeline', 'generate', 'index'];

/** Libraries that one folder alone may import, so that their quirks stay there. */
const ADAPTERS = {
  ajv: 'validate/ajv',
  'ts-morph': 'types/printer',
  'json-schema-to-typescript': 'types/printer',
  'quicktype-core': 'infer/quicktype',
};

/** Where programs begin: the API, the contract of emitters, contract tests and the command line. */
const ENTRY_POINT = '^generator/(index|emit/index|contract/index|cli/bin)\\.ts$';

const rootFile = `^generator/(${ROOT_FILES.join('|')})\\.ts$`;

/** The pattern of the paths in some subfolders. */
const inside = (folder, subfolders) =>
  `^generator/${folder}/(${subfolders.map((one) => (one === '.' ? '[^/]+$' : `${one}/`)).join('|')})`;

const layersInside = Object.entries(ORDERS_INSIDE).flatMap(([folder, order]) => [
  ...order.map((subfolder, at) => ({
    name: `only-from-above-${folder}-${subfolder}`,
    comment: `generator/${folder}/${subfolder} may import from: ${order.slice(0, at).join(', ') || 'nothing'}.`,
    severity: 'error',
    from: { path: inside(folder, [subfolder]) },
    to: { path: `^generator/${folder}/`, pathNot: inside(folder, order.slice(0, at + 1)) },
  })),
  {
    name: `no-file-outside-of-the-order-in-${folder}`,
    comment: `Every subfolder of generator/${folder} has its place in ORDERS_INSIDE.`,
    severity: 'error',
    from: { path: `^generator/${folder}/`, pathNot: inside(folder, order) },
    to: {},
  },
]);

const layers = ORDER.map((folder, at) => ({
  name: `only-from-above-${folder}`,
  comment: `generator/${folder} may import from: ${ORDER.slice(0, at).join(', ') || 'nothing'}.`,
  severity: 'error',
  from: { path: `^generator/${folder}/` },
  to: {
    path: '^generator/',
    pathNot: `^generator/(${ORDER.slice(0, at + 1).join('|')})/`,
  },
}));

const adapters = Object.entries(ADAPTERS).map(([library, folder]) => ({
  name: `only-in-its-adapter-${library}`,
  comment: `${library} is imported in generator/${folder} alone.`,
  severity: 'error',
  from: { path: '^generator/', pathNot: `^generator/${folder}(/|\\.ts$)` },
  to: { path: `(^|/)node_modules/${library}/` },
}));

const doors = Object.entries(DOORS).map(([folder, door]) => ({
  name: `by-its-door-${folder.replace('/', '-')}`,
  comment: `From outside of generator/${folder}, only ${door}.ts is imported.`,
  severity: 'error',
  from: { path: '^generator/', pathNot: `^generator/${folder}/` },
  to: { path: `^generator/${folder}/`, pathNot: `^generator/${folder}/${door}\\.ts$` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...layers,
    ...layersInside,
    ...adapters,
    ...doors,
    {
      name: 'only-the-program-above-the-stages',
      comment:
        'pipeline.ts, generate.ts and index.ts may import every stage, and nothing of the command line.',
      severity: 'error',
      from: { path: rootFile },
      to: { path: '^generator/cli/' },
    },
    ...['from', 'to'].map((end) => ({
      name: `no-file-outside-of-the-order-${end}`,
      comment:
        'Every folder of generator/ has its place in ORDER, and no other file lies beside pipeline.ts.',
      severity: 'error',
      from: {},
      to: {},
      [end]: { path: '^generator/', pathNot: [`^generator/(${[...ORDER, 'cli'].join('|')})/`, rootFile] },
    })),
    {
      name: 'no-circles',
      comment: 'No file imports itself through others, not even for types.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-dead-files',
      comment: 'A file to which none of the entry points leads has lost its use.',
      severity: 'error',
      from: { path: ENTRY_POINT },
      // The runtime is read as text.
      to: { path: '^generator/', pathNot: ['^generator/runtime/', ENTRY_POINT], reachable: false },
    },
    {
      name: 'nothing-unresolved',
      comment: 'An import that leads nowhere escapes every rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
    },
  },
};
