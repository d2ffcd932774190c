import type { Conflict } from './conflict.js';

/** A signature as it is configured, with texts in place of what is not given. */
interface Given {
  readonly keys: ReadonlySet<string>;
  readonly prefix: string;
  readonly signed: string;
  readonly encoding: unknown;
  readonly separator: string | undefined;
  /** The start of the item that has the timestamp. */
  readonly item: string | undefined;
}

interface Rule {
  readonly option: string;
  readonly message: string;
  readonly hint: string;
}

/**
 * Options of a signature with which no request could be verified, or with which the timestamp is not protected.
 * @param base JSON Pointer to the signature in the configuration
 */
export function signatureConflicts(signature: unknown, base: string): readonly Conflict[] {
  if (typeof signature !== 'object' || signature === null || 'scheme' in signature) return [];
  const given = givenIn(new Map(Object.entries(signature).filter(([, value]) => value !== undefined)));
  return [...signedParts(given), ...items(given)].map(({ option, message, hint }) => ({
    pointer: `${base}/${option}`,
    message: `${base}/${option} ${message}`,
    hint,
  }));
}

function givenIn(signature: ReadonlyMap<string, unknown>): Given {
  const text = (key: string): string | undefined => textOf(signature.get(key));
  const timestamp = signature.get('timestamp');
  const isItem = typeof timestamp === 'object' && timestamp !== null && 'item' in timestamp;
  return {
    keys: new Set(signature.keys()),
    prefix: text('prefix') ?? '',
    signed: text('signed') ?? '{body}',
    encoding: signature.get('encoding'),
    separator: text('separator'),
    item: isItem ? textOf(timestamp.item) : undefined,
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

const PLACEHOLDERS: ReadonlySet<string> = new Set(['id', 'timestamp', 'body']);

/**
 * Parts of what is signed that no header has, and a timestamp that is not signed: anybody could change it, so it would
 * not protect against requests that are sent again.
 */
function signedParts({ signed, keys }: Given): readonly Rule[] {
  const parts = [...signed.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const unknown = [...new Set(parts)].filter((part) => !PLACEHOLDERS.has(part));
  const missing = ['id', 'timestamp'].filter((part) => parts.includes(part) && !keys.has(part));
  return [
    ...unknown.map((part) => ({
      option: 'signed',
      message: `has {${part}}, which stands for nothing`,
      hint: 'use {id}, {timestamp} and {body}',
    })),
    ...missing.map((part) => ({
      option: 'signed',
      message: `has {${part}}, and "${part}" is not given`,
      hint: `name the header that has it: "${part}"`,
    })),
    ...(keys.has('timestamp') && !parts.includes('timestamp')
      ? [
          {
            option: 'timestamp',
            message: 'is not signed',
            hint: 'put {timestamp} into "signed", or remove "timestamp"',
          },
        ]
      : []),
  ];
}

/** How the header is split into items, and what these begin with. Items are read without blanks at their ends. */
function items({ prefix, separator, encoding, item }: Given): readonly Rule[] {
  return [
    ...start('prefix', prefix, separator),
    ...start('timestamp/item', item ?? '', separator),
    ...(item !== undefined && separator === undefined
      ? [
          {
            option: 'timestamp',
            message: 'is an item of the header, which has only one: "separator" is not given',
            hint: 'add "separator", such as ","; for a timestamp in another header, write its name',
          },
        ]
      : []),
    ...(separator !== undefined && isInSignatures(separator, encoding)
      ? [
          {
            option: 'separator',
            message: `also occurs inside of signatures in ${String(encoding)}, which it would split`,
            hint: 'name the text between the items, such as ","',
          },
        ]
      : []),
  ];
}

function start(option: string, text: string, separator: string | undefined): readonly Rule[] {
  if (separator !== undefined && text.includes(separator))
    return [
      {
        option,
        message: 'contains the separator, so no item can begin with it',
        hint: 'end it before the separator, or name another "separator"',
      },
    ];
  if (text.trimStart() === text) return [];
  const hint = 'remove it: blanks at the ends of an item do not count';
  return [{ option, message: 'begins with a blank', hint }];
}

/** The characters of signatures, by their encoding. */
const CHARACTERS: ReadonlyMap<unknown, RegExp> = new Map([
  ['hex', /^[\da-f]+$/],
  ['base64', /^[A-Za-z\d+/=]+$/],
]);

function isInSignatures(separator: string, encoding: unknown): boolean {
  return CHARACTERS.get(encoding)?.test(separator) === true;
}
