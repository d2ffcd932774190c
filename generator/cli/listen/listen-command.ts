import { defineCommand, type Outcome, UsageError } from '../command.js';
import { LISTEN_OPTIONS, type ListenCall } from './listen-options.js';

/** `hookschema listen` */
export const listenCommand = defineCommand({
  name: 'listen',
  summary: 'receive webhooks, verify them and check their payloads',
  options: LISTEN_OPTIONS,
  examples: [
    'listen --port 4000 --secret whsec_...',
    'listen --save recorded',
    'listen --forward http://localhost:3000/webhooks',
    'listen --reporter json',
  ],
  notes:
    'Only programs on this machine can connect. For requests of a provider, use a tunnel to the port. Payloads\nare not printed, because they contain personal data.',
  run,
});

async function run(call: ListenCall): Promise<Outcome> {
  const { port = '4000' } = call.flags;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new UsageError('--port needs a number from 0 to 65535');
  return (await import('./run-listen.js')).runListen(call);
}
