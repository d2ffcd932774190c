import { CATALOG_OPTION } from './catalog-choice.js';
import { type Call, defineCommand, type Outcome, UsageError } from './command.js';
import { CONFIG_OPTIONS } from './config-flags.js';

const OPTIONS = {
  ...CONFIG_OPTIONS,
  ...CATALOG_OPTION,
  ndjson: {
    type: 'boolean',
    summary: 'every line is a payload; by default that is guessed from the first line',
  },
  json: { type: 'boolean', summary: 'payloads are JSON on any number of lines, or an array of them' },
  header: {
    type: 'string',
    value: 'TEXT',
    summary: 'a header with which all the payloads came: "x-github-event: push"',
  },
  strict: { type: 'boolean', summary: 'payloads of events that the catalog does not know count as mistakes' },
  limit: {
    type: 'string',
    value: 'N',
    summary: 'how many problems to show, 0 for all; by default 100 for people, all for programs',
  },
} as const;

/** `hookschema validate` as it was called. */
export type ValidateCall = Call<typeof OPTIONS>;

/** `hookschema validate` */
export const validateCommand = defineCommand({
  name: 'validate',
  summary: 'hold payloads against the schemas',
  operands: '<files|->',
  options: OPTIONS,
  examples: [
    'validate payload.json',
    'validate recorded/*.ndjson',
    'zcat log.ndjson.gz | hookschema validate - --ndjson',
    'validate --schemas ./schemas payload.json',
    'validate recorded.ndjson --reporter json',
  ],
  notes:
    'Payloads are JSON, one or an array of them, or NDJSON with one on each line; however many there are, they are\nread one after the other. They are judged by the code that generate writes. The exit status is 1 when a payload\nis refused or is no JSON.',
  run,
});

async function run(call: ValidateCall): Promise<Outcome> {
  const { flags, operands } = call;
  if (operands.length === 0)
    throw new UsageError('name the files with the payloads, or - for standard input');
  if (flags.ndjson && flags.json) throw new UsageError('--ndjson and --json exclude each other');
  if (flags.limit !== undefined && !/^\d+$/.test(flags.limit)) throw new UsageError('--limit takes a number');
  if (flags.header !== undefined && !/^[^:\s]+:/.test(flags.header))
    throw new UsageError('--header is written "name: value"');
  return (await import('./run-validate.js')).runValidate(call);
}
