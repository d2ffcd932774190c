import { event, int, keyed, string, times } from './make.mjs';

/** Files, names, texts, events and mistakes by the thousand. @type {readonly import('./make.mjs').Extreme[]} */
export const TEXTS = [
  {
    name: 'file of 50 MB',
    exit: 1,
    codes: ['HS109'],
    files: () => event({ type: 'string', description: 'x'.repeat(50e6) }),
  },
  {
    name: 'file of 50 MB of small schemas',
    exit: 1,
    files: () =>
      event({ type: 'object', properties: keyed(1_000_000, () => ({ type: 'string', minLength: 1, x: 1 })) }),
  },
  {
    name: 'title and description of 1 MB',
    exit: 0,
    files: () =>
      event({ type: 'string', title: 'word '.repeat(200_000), description: 'word '.repeat(200_000) }),
  },
  {
    name: 'name of 1 MB',
    exit: 0,
    files: () =>
      event({
        type: 'object',
        required: ['y'.repeat(1e6)],
        properties: { ['y'.repeat(1e6)]: { type: 'object', properties: { z: { enum: ['a'] } } } },
      }),
  },
  {
    name: 'event type of 100,000 characters',
    exit: 1,
    files: () => ({
      'a.json': { type: 'object', required: ['type'], properties: { type: { const: 'x'.repeat(100_000) } } },
    }),
  },
  {
    name: 'definition name of 100,000 characters',
    exit: 0,
    files: () => event({ $ref: `#/$defs/${'y'.repeat(1e5)}` }, { $defs: { ['y'.repeat(1e5)]: string } }),
  },
  {
    name: '5,000 events in one file',
    exit: 0,
    heap: 3000,
    files: () => ({
      'a.json': {
        oneOf: times(5000, (at) => ({ $ref: `#/$defs/p${at}` })),
        $defs: keyed(5000, (at) => ({
          type: 'object',
          required: ['type'],
          properties: { type: { const: `a.e${at}` }, data: string },
        })),
      },
    }),
  },
  {
    name: '5,000 events in an enum',
    exit: 0,
    heap: 3000,
    files: () => ({
      'a.json': {
        type: 'object',
        required: ['type'],
        properties: { type: { enum: times(5000, (at) => `a.e${at}`) } },
      },
    }),
  },
  {
    name: '300 events with 300 definitions',
    exit: 0,
    heap: 3000,
    files: () => ({
      'a.json': {
        oneOf: times(300, (at) => ({ $ref: `#/$defs/p${at}` })),
        $defs: {
          ...keyed(300, (at) => ({
            type: 'object',
            required: ['type'],
            properties: {
              type: { const: `a.e${at}` },
              ...Object.fromEntries(times(300, (to) => [`f${to}`, { $ref: `#/$defs/d${to}` }])),
            },
          })),
          ...Object.fromEntries(
            times(300, (to) => [`d${to}`, { type: 'object', properties: { a: string, [`b${to}`]: int } }]),
          ),
        },
      },
    }),
  },
  {
    name: '100,000 examples',
    exit: 0,
    files: () => event({ type: 'string', examples: times(100_000, (at) => `v${at}`) }),
  },
  {
    name: '3,000 schemas without a type',
    exit: 0,
    files: () =>
      event({
        type: 'object',
        properties: keyed(3000, (at) => ({ minLength: at, minimum: at, required: ['a'] })),
      }),
  },
  {
    name: '20,000 unknown keywords',
    exit: 0,
    files: () => event({ type: 'string', ...Object.fromEntries(times(20_000, (at) => [`zz${at}`, at])) }),
  },
  {
    name: '10,000 wrong values',
    exit: 1,
    codes: ['HS203'],
    files: () => event({ type: 'object', properties: keyed(10_000, () => ({ type: 'strng' })) }),
  },
  {
    name: '10,000 wrong references',
    exit: 1,
    files: () =>
      event({ type: 'object', properties: keyed(10_000, (at) => ({ $ref: `#/$defs/missing${at}` })) }),
  },
  {
    name: '5,000 required properties that nothing declares',
    exit: 0,
    files: () =>
      event({
        type: 'object',
        required: times(5000, (at) => `q${at}`),
        properties: keyed(5000, () => string),
      }),
  },
  {
    name: 'YAML aliases that expand',
    exit: 1,
    codes: ['HS107'],
    files: () => ({
      'a.yaml': `a0: &a0 [x, x, x, x, x, x, x, x, x]\n${times(9, (at) => `a${at + 1}: &a${at + 1} [${times(9, () => `*a${at}`).join(', ')}]\n`).join('')}`,
    }),
  },
];
