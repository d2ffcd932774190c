import type { Explanation } from './explanation.js';

const ORDER = '{ "type": "order.created", "id": "o-1" }\n';

/** Explanations of the codes of recorded payloads and of `hookschema infer`. */
export const INFERENCE = {
  HS840: {
    meaning:
      'A recorded payload is not a JSON object, or does not say which event it is, so it is not counted. The others are. There is one warning per file and reason.',
    example: {
      files: { 'recorded.ndjson': `${ORDER}{ "type": "order.crea\n` },
      run: 'hookschema infer recorded.ndjson --out drafts',
    },
    fix: 'Check how the payload was recorded. If the event type is somewhere else in it, name the place with --discriminator.',
  },
  HS841: {
    meaning: 'No source has an event, so there is nothing to draft. Nothing was written.',
    example: {
      files: { 'recorded.json': '{ "id": "o-1" }\n' },
      run: 'hookschema infer recorded.json --out drafts',
    },
    fix: 'Check the names of the sources, and name the place of the event type with --discriminator.',
  },
  HS842: {
    meaning:
      'hookschema infer would write a schema where there is a file already. It never replaces one. Nothing was written.',
    example: {
      files: {
        'recorded.json': ORDER,
        'drafts/events/order.created.schema.json': '{}\n',
      },
      run: 'hookschema infer recorded.json --out drafts',
    },
    fix: 'Choose another folder with --out, compare the drafts with your schemas there, and copy what you want.',
  },
  HS843: {
    meaning:
      'The payloads of an event have more different properties than are kept, or are nested too deeply. The draft leaves out what was not kept, and accepts it.',
    example: {
      files: {
        'recorded.json': `{ "type": "order.created", "data": ${'{ "a": '.repeat(70)}1${' }'.repeat(70)} }\n`,
      },
      run: 'hookschema infer recorded.json --out drafts',
    },
    fix: 'Keys that are data, such as identifiers, are the usual cause: write "additionalProperties" by hand where they are.',
  },
  HS844: {
    meaning:
      'The drafts were written, and hookschema generate will report the error that the message has. The drafts have no examples then.',
    example: {
      files: { 'recorded.ndjson': '{ "type": "order.created" }\n{ "type": "order_created" }\n' },
      run: 'hookschema infer recorded.ndjson --out drafts',
    },
    fix: 'Decide what the message is about: two event types that differ only in their punctuation need other names in the configuration, for example.',
  },
} as const satisfies Readonly<Record<string, Explanation>>;
