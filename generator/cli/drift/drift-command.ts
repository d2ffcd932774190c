import { defineCommand, type Outcome, UsageError } from '../command.js';
import { DRIFT_OPTIONS, type DriftCall } from './drift-options.js';

/** `hookschema drift` */
export const driftCommand = defineCommand({
  name: 'drift',
  summary: 'compare the schemas with what the provider says and sends',
  operands: '[source...]',
  options: DRIFT_OPTIONS,
  examples: [
    'drift docs/events.md',
    'drift openapi.yaml recorded/ --decisions decisions.json',
    'drift https://docs.example.com/webhooks.md --allow-network --reporter sarif',
    'drift docs/events.md --reporter html > drift.html',
  ],
  notes:
    'A source is a page in Markdown, MDX or HTML, an OpenAPI or AsyncAPI document, schemas, recorded payloads (files,\nfolders, - for standard input), or a folder of any of these. A prefix says what it is where its name does not: page:,\nopenapi:, asyncapi:, schemas:, facts:, recorded:. Without sources, those of "contract" in the configuration are used.',
  run,
});

async function run(call: DriftCall): Promise<Outcome> {
  const { flags } = call;
  if (flags.check && flags.report === undefined) throw new UsageError('--check needs --report');
  return (await import('./run-drift.js')).runDrift(call);
}
