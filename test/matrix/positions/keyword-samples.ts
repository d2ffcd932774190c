import type { ValueForm } from '../../../generator/schema/keyword-row.js';
import { own } from '../position.js';

/** A value of a keyword with a text in one of its strings. */
export interface Sample {
  /** Where in the value the text is. */
  readonly at: string;
  value(text: string): unknown;
  /** Values that the keyword accepts, whatever is beside it. */
  accepts?(text: string): readonly unknown[];
  /** Values that it rejects. */
  rejects?(text: string): readonly unknown[];
  /** The comment of a type shows the text. */
  readonly isDocumented?: boolean;
}

/** A pattern that matches a text and no other. */
export function exactPattern(text: string): string {
  return `^${text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll('-', '\\x2d')}$`;
}

const OTHER = 'something else';
const whole: Sample = { at: 'value', value: (text) => text };

/** For each form of value: all ways in which a text can be in it. A new form does not compile without its ways. */
export const SAMPLES: { readonly [Form in ValueForm]: readonly Sample[] } = {
  schema: [],
  list: [],
  number: [],
  flag: [],
  'one-or-list': [],
  text: [whole],
  types: [whole, { at: 'list', value: (text) => [text] }],
  values: [
    { at: 'list', value: (text) => [text, OTHER] },
    { at: 'object in the list', value: (text) => [own([text, text]), OTHER] },
  ],
  examples: [
    { at: 'list', value: (text) => [text] },
    { at: 'object in the list', value: (text) => [own([text, text])] },
  ],
  names: [{ at: 'list', value: (text) => [text] }],
  map: [{ at: 'key', value: (text) => own([text, { const: 1 }]) }],
  dependencies: [
    { at: 'key', value: (text) => own([text, ['other']]) },
    { at: 'list', value: (text) => ({ other: [text] }) },
  ],
  'name-lists': [
    { at: 'key', value: (text) => own([text, ['other']]) },
    { at: 'list', value: (text) => ({ other: [text] }) },
  ],
  json: [
    whole,
    { at: 'key and value', value: (text) => own([text, text]) },
    { at: 'list', value: (text) => [text] },
  ],
};

/** Ways in addition to those of the keyword's form, or with known verdicts. `at` that is the same replaces. */
export const MORE_SAMPLES: Readonly<Record<string, readonly Sample[]>> = {
  title: [{ ...whole, isDocumented: true }],
  description: [{ ...whole, isDocumented: true }],
  const: [
    { ...whole, accepts: (text) => [text], rejects: () => [OTHER] },
    {
      at: 'key and value',
      value: (text) => own([text, text]),
      accepts: (text) => [own([text, text])],
      rejects: (text) => [own([text, OTHER]), {}],
    },
    { at: 'list', value: (text) => [text], accepts: (text) => [[text]], rejects: () => [[OTHER]] },
  ],
  enum: [
    {
      at: 'list',
      value: (text) => [text, OTHER],
      accepts: (text) => [text, OTHER],
      rejects: () => ['third'],
    },
    {
      at: 'object in the list',
      value: (text) => [own([text, text]), OTHER],
      accepts: (text) => [own([text, text]), OTHER],
      rejects: (text) => [own([text, OTHER])],
    },
  ],
  required: [
    { at: 'list', value: (text) => [text], accepts: (text) => [own([text, 1])], rejects: () => [{}] },
  ],
  properties: [
    {
      at: 'key',
      value: (text) => own([text, { const: 1 }]),
      accepts: (text) => [own([text, 1]), {}],
      rejects: (text) => [own([text, 2])],
    },
    {
      at: 'title of a property',
      value: (text) => ({ inner: { title: text, type: 'string' } }),
      isDocumented: true,
    },
  ],
  dependentRequired: [
    {
      at: 'key',
      value: (text) => own([text, ['other']]),
      accepts: (text) => [own([text, 1], ['other', 1]), {}],
      rejects: (text) => [own([text, 1])],
    },
    {
      at: 'list',
      value: (text) => ({ other: [text] }),
      accepts: (text) => [own(['other', 1], [text, 1]), {}],
      rejects: () => [{ other: 1 }],
    },
  ],
  dependentSchemas: [
    {
      at: 'key',
      value: (text) => own([text, { required: ['other'] }]),
      accepts: (text) => [own([text, 1], ['other', 1]), {}],
      rejects: (text) => [own([text, 1])],
    },
  ],
  pattern: [
    {
      at: 'escaped',
      value: exactPattern,
      accepts: (text) => [text],
      rejects: () => [OTHER],
    },
    { at: 'class', value: (text) => `[${text.replace(/[\\\]^[-]/g, '\\$&')}]` },
  ],
  patternProperties: [
    {
      at: 'escaped key',
      value: (text) => own([exactPattern(text), { const: 1 }]),
      accepts: (text) => [own([text, 1]), {}],
      rejects: (text) => [own([text, 2])],
    },
  ],
  $ref: [{ at: 'definition', value: (text) => `#/$defs/${text}` }],
  discriminator: [
    { at: 'propertyName', value: (text) => ({ propertyName: text }) },
    { at: 'mapping', value: (text) => ({ propertyName: 'kind', mapping: own([text, text]) }) },
  ],
  xml: [{ at: 'name', value: (text) => ({ name: text, namespace: text, prefix: text }) }],
  externalDocs: [{ at: 'description', value: (text) => ({ description: text, url: text }) }],
};

/** What a schema needs beside a keyword, so that the keyword has an effect. */
export const COMPANIONS: Readonly<Record<string, object>> = {
  'x-enum-varnames': { enum: ['a'] },
  'x-enum-descriptions': { enum: ['a'] },
};
