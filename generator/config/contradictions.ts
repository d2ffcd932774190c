import { isRecord } from '../json/json.js';
import type { Conflict } from './conflict.js';
import { signatureConflicts } from './signature-conflicts.js';

interface Rule {
  /** The option that the diagnostic points at. */
  readonly option: string;
  readonly isBroken: (given: ReadonlySet<string>, target: unknown, strict: unknown) => boolean;
  readonly message: string;
  readonly hint: string;
}

/** Rules that a JSON Schema can express, but not with an error message that readers understand. */
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
    option: 'unknownKeywords',
    isBroken: (given, _target, strict) => given.has('unknownKeywords') && strict === true,
    message: 'and "strict": true exclude each other',
    hint: 'remove one of them',
  },
  {
    option: 'package',
    isBroken: (given, target) => given.has('package') && target === 'source',
    message: 'needs target "package": sources have no manifest',
    hint: 'remove it, or remove "target"',
  },
];

/**
 * The conflicting options of a catalog. Empty for a value that is not an object.
 * @param base JSON Pointer to the catalog in the configuration
 */
export function contradictions(catalog: unknown, base: string): readonly Conflict[] {
  if (!isRecord(catalog)) return [];
  const entries = Object.entries(catalog).filter(([, value]) => value !== undefined);
  const given = new Set(entries.map(([key]) => key));
  const values = new Map(entries);
  const [target, strict] = [values.get('target'), values.get('strict')];
  const broken = RULES.filter((rule) => rule.isBroken(given, target, strict)).map((rule) => {
    const { option, message, hint } = rule;
    const pointer = `${base}/${option}`;
    return { pointer, message: `${pointer} ${message}`, hint };
  });
  return [...broken, ...shippedContradictions(catalog, base)];
}

/** The same for a catalog that a package ships: what conflicts inside of one option. */
export function shippedContradictions(catalog: unknown, base: string): readonly Conflict[] {
  if (typeof catalog !== 'object' || catalog === null) return [];
  const { events, signature, discriminator } = catalog as Readonly<Record<string, unknown>>;
  return [
    ...repeatedParts(events, `${base}/events`),
    ...repeatedPlaces(discriminator, `${base}/discriminator`),
    ...signatureConflicts(signature, `${base}/signature`),
  ];
}

/** Places of a discriminator of several properties that are named twice. */
function repeatedPlaces(discriminator: unknown, base: string): readonly Conflict[] {
  if (typeof discriminator !== 'object' || discriminator === null) return [];
  const isList = Array.isArray(discriminator);
  const places: unknown = isList
    ? discriminator
    : (discriminator as { readonly properties?: unknown }).properties;
  if (!Array.isArray(places)) return [];
  return places.flatMap((place: unknown, at) => {
    const pointer = `${base}${isList ? '' : '/properties'}/${at}`;
    const hint = 'name each property once; for one property, write a text in place of the list';
    return places.indexOf(place) === at
      ? []
      : [{ pointer, message: `${pointer} names a property twice`, hint }];
  });
}

/** Patterns of places that have a part of the event type twice. */
function repeatedParts(events: unknown, base: string): readonly Conflict[] {
  const patterns = Array.isArray(events)
    ? events.map((pattern: unknown, at) => ({ pattern, pointer: `${base}/${at}` }))
    : [{ pattern: events, pointer: base }];
  return patterns.flatMap(({ pattern, pointer }) => {
    if (typeof pattern !== 'string') return [];
    const part = ['{type}', '{header}'].find((one) => pattern.split(one).length > 2);
    const hint = 'write * for a part of the path that may be anything';
    return part === undefined ? [] : [{ pointer, message: `${pointer} has ${part} twice`, hint }];
  });
}
