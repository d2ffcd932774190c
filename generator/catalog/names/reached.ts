import { referencesIn } from '../../schema/in-place.js';
import type { Schema } from '../../schema/schema.js';
import type { DocumentPlace } from '../documents/document-place.js';
import type { NamedSchema } from '../index/named-schema.js';

/**
 * The keys of the schemas that events use: those of the events, and what these refer to.
 * @param forms the named schemas, in each form whose references count
 */
export function reachedFrom(
  roots: readonly string[],
  forms: readonly ReadonlyMap<string, NamedSchema>[],
): ReadonlySet<string> {
  const keys = new Set(roots);
  // The set grows while it is read.
  for (const key of keys)
    for (const named of forms) for (const target of targetsOf(named.get(key)?.schema)) keys.add(target);
  return keys;
}

/** The forms of the named schemas before and after their discriminators were honoured. */
export interface WrittenForms {
  readonly honoured: ReadonlyMap<string, NamedSchema>;
  readonly written: ReadonlyMap<string, NamedSchema>;
  /** The keys of the bases whose content a schema has. */
  readonly basesOf: (key: string) => readonly string[];
}

/**
 * The keys of the schemas that events use as the files have them. A base is used by the schemas that extend it, even
 * though these have its content instead of a reference; the other schemas of its choice are not.
 */
export function writtenFrom(roots: readonly string[], forms: WrittenForms): ReadonlySet<string> {
  const { honoured, written, basesOf } = forms;
  const used = new Set(roots);
  const extended = new Set<string>();
  const follow = (key: string, schema: Schema | undefined): void => {
    const bases = basesOf(key);
    for (const base of bases) extended.add(base);
    // Any other reference to a base is in the honoured form too.
    for (const target of targetsOf(schema)) if (!bases.includes(target)) used.add(target);
  };
  let size = -1;
  while (size < used.size + extended.size) {
    size = used.size + extended.size;
    // The sets grow while they are read.
    for (const key of used) {
      for (const target of targetsOf(honoured.get(key)?.schema)) used.add(target);
      follow(key, written.get(key)?.schema);
    }
    for (const key of extended) follow(key, withoutChoice(written.get(key)?.schema));
  }
  return new Set([...used, ...extended]);
}

function withoutChoice(schema: Schema | undefined): Schema | undefined {
  if (typeof schema !== 'object') return schema;
  const { oneOf: _oneOf, anyOf: _anyOf, ...rest } = schema;
  return rest;
}

/** The keys of the schemas that a schema refers to. */
function targetsOf(schema: Schema = true): readonly string[] {
  return referencesIn(schema);
}

/** Decides whether a place in a file is part of one of the places. A file is given as diagnostics name it. */
export function placesWithin(places: Iterable<DocumentPlace>): (file: string, pointer: string) => boolean {
  const known = new Set([...places].map(({ document, pointer }) => `${document.file}#${pointer}`));
  return (file, pointer) => {
    for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
      if (known.has(`${file}#${at}`)) return true;
      if (at === '' || isEntry(at)) return false;
    }
  };
}

/** True for an entry of definitions, which is not a part of the schema around it. Properties may have any name. */
function isEntry(pointer: string): boolean {
  const found = /(?:^|\/([^/]*))\/(?:\$defs|definitions)\/[^/]*$/.exec(pointer);
  return found !== null && found[1] !== 'properties';
}
