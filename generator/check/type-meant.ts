import { nearest } from '../text/nearest.js';

/** The types of JSON Schema, and what other languages call them. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  integer: ['int', 'long', 'short', 'int32', 'int64', 'bigint'],
  number: ['num', 'float', 'double', 'decimal', 'real'],
  string: ['str', 'text', 'char', 'varchar', 'uuid', 'date', 'datetime', 'date-time', 'email', 'url', 'uri'],
  boolean: ['bool', 'bit'],
  array: ['list', 'tuple', 'set', 'vector', 'slice'],
  object: ['obj', 'map', 'dict', 'dictionary', 'hash', 'record', 'struct'],
  null: ['nul', 'nil', 'none', 'undefined', 'void'],
};

/** The type of JSON Schema that a word probably means; undefined for a word that is not close to any. */
export function typeMeant(word: string): string | undefined {
  const lower = word.toLowerCase();
  const named = Object.entries(TYPES).find(([type, others]) => type === lower || others.includes(lower));
  return named?.[0] ?? nearest(lower, Object.keys(TYPES));
}
