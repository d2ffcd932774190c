import { defineCommand, type Outcome, UsageError } from './command.js';
import { VALIDATE_OPTIONS, type ValidateCall } from './validate-options.js';

/** `hookschema validate` */
export const validateCommand = defineCommand({
  name: 'validate',
  summary: 'hold payloads against the schemas',
  operands: '<files|->',
  options: VALIDATE_OPTIONS,
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
