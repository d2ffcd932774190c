import { defineCommand, type Outcome, UsageError } from '../command.js';
import { SEND_OPTIONS, type SendCall } from './send-options.js';

/** `hookschema send` */
export const sendCommand = defineCommand({
  name: 'send',
  summary: 'send a signed event to a receiver',
  operands: '[event]',
  options: SEND_OPTIONS,
  examples: [
    'send order.created --to http://localhost:3000/webhooks --secret whsec_...',
    'send order.created --to http://localhost:3000/webhooks --set data.name=Acme',
    'send order.created --to http://localhost:3000/webhooks --tamper body',
    'send --all --to http://localhost:3000/webhooks --repeat 100 --concurrency 10',
  ],
  notes:
    'Only this machine is contacted, unless --remote is given. The exit code is 1 when an answer is not the\nexpected one. --tamper sends what a receiver must refuse: another signature, timestamp or body than the\none that was signed, or a request that was signed an hour ago (late). duplicate sends a delivery twice.',
  run,
});

async function run(call: SendCall): Promise<Outcome> {
  const { flags, operands } = call;
  if (operands.length > 1) throw new UsageError('send accepts one event; use --all for all');
  if (operands.length === 0 && !flags.all)
    throw new UsageError('name an event, or use --all', 'hookschema list shows the events');
  if (flags.to === undefined)
    throw new UsageError('--to is missing', 'for example --to http://localhost:3000/');
  if (flags.all && flags.fixture !== undefined && operands.length > 0)
    throw new UsageError('--fixture and --all exclude each other where an event is named');
  for (const name of ['repeat', 'concurrency'] as const)
    if (!/^[1-9]\d{0,6}$/.test(flags[name] ?? '1')) throw new UsageError(`--${name} needs a number from 1`);
  return (await import('./run-send.js')).runSend(call);
}
