import { defineCommand, type Outcome, UsageError } from '../command.js';
import { VALIDATE_OPTIONS, type ValidateCall } from './validate-options.js';

/** `hookschema validate` */
export const validateCommand = defineCommand({
  name: 'validate',
  summary: 'check payloads against the schemas',
  operands: '<files|->',
  options: VALIDATE_OPTIONS,
  examples: [
    'validate payload.json',
    'validate recorded/*.ndjson',
    'zcat log.ndjson.gz | hookschema validate - --ndjson',
    'validate recorded.ndjson --jobs 4',
    'validate --schemas ./schemas payload.json',
    'validate recorded.ndjson --reporter json',
  ],
  notes:
    'A file is JSON (one payload, an array, or several in a row) or NDJSON (one payload per line), of any size.\nPayloads are checked by the same validators that generate writes. The exit code is 1 when a payload is\nrejected or is not JSON.',
  run,
});

async function run(call: ValidateCall): Promise<Outcome> {
  const { flags, operands } = call;
  if (operands.length === 0) throw new UsageError('name the files with payloads, or - for standard input');
  if (flags.ndjson && flags.json) throw new UsageError('--ndjson and --json exclude each other');
  if (flags.jobs !== undefined && !isJobs(flags.jobs))
    throw new UsageError(`--jobs needs a number from 1 to ${MOST_JOBS}`);
  if (flags.limit !== undefined && !/^\d+$/.test(flags.limit)) throw new UsageError('--limit needs a number');
  if (flags.header !== undefined && !/^[^:\s]+:/.test(flags.header))
    throw new UsageError('--header needs the form "name: value"');
  return (await import('./run-validate.js')).runValidate(call);
}

/** The most threads. Each has the whole validator in its memory. */
const MOST_JOBS = 64;

function isJobs(text: string): boolean {
  return /^[1-9]\d*$/.test(text) && Number(text) <= MOST_JOBS;
}
