/** Options that do not go together, with the place of the one to change. */
export interface Contradiction {
  readonly pointer: string;
  readonly message: string;
  readonly hint: string;
}

interface Rule {
  /** The option to point at. */
  readonly option: string;
  readonly isBroken: (given: ReadonlySet<string>, target: unknown) => boolean;
  readonly message: string;
  readonly hint: string;
}

/** What a JSON Schema could only say in words that nobody understands. */
const RULES: readonly Rule[] = [
  {
    option: 'schemas',
    isBroken: (given) => !given.has('schemas') && !given.has('from'),
    message: 'must be given',
    hint: 'name the folder of your schemas, or use "from" for a catalog that a package ships',
  },
  {
    option: 'from',
    isBroken: (given) => given.has('schemas') && given.has('from'),
    message: 'and "schemas" exclude each other',
    hint: 'keep one of them; for both, write two entries in "catalogs"',
  },
  {
    option: 'root',
    isBroken: (given) => given.has('root') && given.has('from'),
    message: 'needs "schemas": a catalog that a package ships has its own',
    hint: 'remove it',
  },
  {
    option: 'importExtension',
    isBroken: (given, target) => given.has('importExtension') && target !== 'source',
    message: 'needs target "source": a package always imports files with their extension',
    hint: 'remove it, or set "target": "source"',
  },
  {
    option: 'package',
    isBroken: (given, target) => given.has('package') && target === 'source',
    message: 'needs target "package": sources have no manifest',
    hint: 'remove it, or remove "target"',
  },
];

/** The options of a catalog that do not go together; nothing for what is no object. */
export function contradictions(catalog: unknown, base: string): readonly Contradiction[] {
  if (typeof catalog !== 'object' || catalog === null || Array.isArray(catalog)) return [];
  const entries = Object.entries(catalog).filter(([, value]) => value !== undefined);
  const given = new Set(entries.map(([key]) => key));
  const target = new Map(entries).get('target');
  return RULES.filter((rule) => rule.isBroken(given, target)).map(({ option, message, hint }) => {
    const pointer = `${base}/${option}`;
    return { pointer, message: `${pointer} ${message}`, hint };
  });
}
