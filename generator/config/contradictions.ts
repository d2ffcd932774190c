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
    hint: 'name the folder of your schemas, or a catalog that a package ships with "from"',
  },
  {
    option: 'from',
    isBroken: (given) => given.has('schemas') && given.has('from'),
    message: 'and "schemas" are two sources of one catalog',
    hint: 'keep one of them; two sources are two entries of "catalogs"',
  },
  {
    option: 'root',
    isBroken: (given) => given.has('root') && given.has('from'),
    message: 'is for "schemas": a catalog that a package ships has its own',
    hint: 'leave it out',
  },
  {
    option: 'importExtension',
    isBroken: (given, target) => given.has('importExtension') && target !== 'source',
    message: 'is for target "source": a package always imports its files by their whole names',
    hint: 'leave it out, or write "target": "source"',
  },
  {
    option: 'package',
    isBroken: (given, target) => given.has('package') && target === 'source',
    message: 'is for target "package": sources have no manifest',
    hint: 'leave it out, or leave "target" out',
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
