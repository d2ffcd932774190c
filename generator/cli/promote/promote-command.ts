import { defineCommand, type Outcome, UsageError } from '../command.js';
import { PROMOTE_OPTIONS, type PromoteCall } from './promote-options.js';

/** `hookschema promote` */
export const promoteCommand = defineCommand({
  name: 'promote',
  summary: 'make a saved payload an example of its event, without personal data',
  operands: '<file>',
  options: PROMOTE_OPTIONS,
  examples: [
    'promote recorded/order.created-msg_1.json',
    'promote recorded/order.created-msg_1.json --keep /data/name',
    'promote recorded/order.created-msg_1.json --yes',
  ],
  notes:
    'Values that the schema marks with x-secret, and those that look personal or secret (names, addresses of\nany kind, telephone numbers, tokens), are replaced. Every replacement is listed before the schema file is\nwritten. Look at the rest yourself: no program recognizes all personal data.',
  run,
});

async function run(call: PromoteCall): Promise<Outcome> {
  const { flags, operands } = call;
  if (operands.length !== 1) throw new UsageError('name the file with one payload');
  if (flags.header !== undefined && !/^[^:\s]+:/.test(flags.header))
    throw new UsageError('--header needs the form "name: value"');
  const wrong = flags.keep?.find((one) => !one.startsWith('/'));
  if (wrong !== undefined) throw new UsageError(`--keep ${wrong} is not a JSON Pointer; write /data/name`);
  return (await import('./run-promote.js')).runPromote(call);
}
