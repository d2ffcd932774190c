import { defined, keyed, string, times, when } from './make.mjs';

/** References: chains, circles, and definitions that double what they refer to. @type {readonly import('./make.mjs').Extreme[]} */
export const REFERENCES = [
  {
    name: 'chain of 300 references',
    exit: 0,
    files: () => defined(keyed(300, (at) => (at === 299 ? string : { $ref: `#/$defs/p${at + 1}` }))),
  },
  {
    name: 'chain of 5,000 references',
    exit: 1,
    codes: ['HS227'],
    files: () => defined(keyed(5000, (at) => (at === 4999 ? string : { $ref: `#/$defs/p${at + 1}` }))),
  },
  {
    name: 'chain of 900 objects',
    exit: 0,
    files: () =>
      defined(
        keyed(900, (at) => ({
          type: 'object',
          properties: at === 899 ? {} : { next: { $ref: `#/$defs/p${at + 1}` } },
        })),
      ),
  },
  {
    name: 'chain of 900 required objects',
    exit: 0,
    files: () =>
      defined(
        keyed(900, (at) => ({
          type: 'object',
          required: at === 899 ? [] : ['next'],
          properties: at === 899 ? {} : { next: { $ref: `#/$defs/p${at + 1}` } },
        })),
      ),
  },
  {
    name: 'chain of 1,000 allOf',
    exit: 0,
    files: () =>
      defined(
        keyed(1000, (at) => ({
          type: 'object',
          properties: { [`q${at}`]: string },
          ...(at < 999 && { allOf: [{ $ref: `#/$defs/p${at + 1}` }] }),
        })),
      ),
  },
  {
    name: 'chain of 1,000 anyOf',
    exit: 0,
    files: () =>
      defined(
        keyed(1000, (at) =>
          at === 999
            ? string
            : {
                anyOf: [
                  { type: 'object', properties: { [`q${at}`]: string } },
                  { $ref: `#/$defs/p${at + 1}` },
                ],
              },
        ),
      ),
  },
  {
    name: 'references doubled 40 times (properties)',
    exit: 0,
    files: () =>
      defined(
        keyed(40, (at) => ({
          type: 'object',
          properties:
            at === 39 ? {} : { l: { $ref: `#/$defs/p${at + 1}` }, r: { $ref: `#/$defs/p${at + 1}` } },
        })),
      ),
  },
  {
    name: 'references doubled 40 times (required)',
    exit: 0,
    codes: ['HS407'],
    files: () =>
      defined(
        keyed(40, (at) => ({
          type: 'object',
          required: at === 39 ? [] : ['l', 'r'],
          properties:
            at === 39 ? {} : { l: { $ref: `#/$defs/p${at + 1}` }, r: { $ref: `#/$defs/p${at + 1}` } },
        })),
      ),
  },
  {
    name: 'references doubled 40 times (allOf)',
    exit: 1,
    codes: ['HS227'],
    files: () =>
      defined(
        keyed(40, (at) =>
          at === 39 ? string : { allOf: [{ $ref: `#/$defs/p${at + 1}` }, { $ref: `#/$defs/p${at + 1}` }] },
        ),
      ),
  },
  {
    name: 'references doubled 40 times (anyOf)',
    exit: 1,
    codes: ['HS227'],
    files: () =>
      defined(
        keyed(40, (at) =>
          at === 39
            ? string
            : { anyOf: [{ $ref: `#/$defs/p${at + 1}` }, { $ref: `#/$defs/p${at + 1}`, minLength: at + 1 }] },
        ),
      ),
  },
  {
    name: 'references doubled 40 times (oneOf)',
    exit: 1,
    codes: ['HS227'],
    files: () =>
      defined(
        keyed(40, (at) =>
          at === 39
            ? string
            : {
                oneOf: [
                  { $ref: `#/$defs/p${at + 1}`, maxLength: 5 },
                  { $ref: `#/$defs/p${at + 1}`, minLength: at + 6 },
                ],
              },
        ),
      ),
  },
  {
    name: 'references doubled 40 times (not)',
    exit: 1,
    codes: ['HS227'],
    files: () =>
      defined(
        keyed(40, (at) =>
          at === 39
            ? string
            : { not: { anyOf: [{ $ref: `#/$defs/p${at + 1}` }, { $ref: `#/$defs/p${at + 1}` }] } },
        ),
      ),
  },
  {
    name: 'references doubled 40 times (if)',
    exit: 1,
    codes: ['HS227'],
    files: () =>
      defined(
        keyed(40, (at) =>
          at === 39
            ? string
            : when(
                { $ref: `#/$defs/p${at + 1}` },
                { $ref: `#/$defs/p${at + 1}` },
                { $ref: `#/$defs/p${at + 1}` },
              ),
        ),
      ),
  },
  {
    name: 'references doubled 40 times (items)',
    exit: 0,
    files: () =>
      defined(
        keyed(40, (at) =>
          at === 39
            ? string
            : {
                type: 'array',
                prefixItems: [{ $ref: `#/$defs/p${at + 1}` }, { $ref: `#/$defs/p${at + 1}` }],
              },
        ),
      ),
  },
  {
    name: 'recursion in 50 branches',
    exit: 0,
    files: () =>
      defined({
        p0: {
          anyOf: [
            string,
            ...times(50, (at) => ({
              type: 'object',
              required: ['k'],
              properties: { k: { const: `v${at}` }, l: { $ref: '#/$defs/p0' } },
            })),
          ],
        },
      }),
  },
  {
    name: '100 definitions that all refer to each other',
    exit: 0,
    files: () =>
      defined(
        keyed(100, () => ({ type: 'object', properties: keyed(100, (to) => ({ $ref: `#/$defs/p${to}` })) })),
      ),
  },
  {
    name: '60 definitions in choices of each other',
    exit: 0,
    files: () =>
      defined(
        keyed(60, (at) => ({
          type: 'object',
          required: [`k${at}`],
          properties: { [`k${at}`]: { anyOf: [string, ...times(60, (to) => ({ $ref: `#/$defs/p${to}` }))] } },
        })),
      ),
  },
  {
    name: 'circle of 2,000 references',
    exit: 1,
    files: () => defined(keyed(2000, (at) => ({ $ref: `#/$defs/p${(at + 1) % 2000}` }))),
  },
  {
    name: 'circle of 2,000 objects',
    exit: 1,
    codes: ['HS227'],
    files: () =>
      defined(
        keyed(2000, (at) => ({
          type: 'object',
          properties: { next: { $ref: `#/$defs/p${(at + 1) % 2000}` } },
        })),
      ),
  },
  {
    name: 'circle of 500 objects',
    exit: 0,
    files: () =>
      defined(
        keyed(500, (at) => ({
          type: 'object',
          properties: { next: { $ref: `#/$defs/p${(at + 1) % 500}` } },
        })),
      ),
  },
];
