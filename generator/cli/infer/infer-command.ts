import { defineCommand, type Outcome, UsageError } from '../command.js';
import { requirePointer } from '../config-flags.js';
import { INFER_OPTIONS, type InferCall } from './infer-options.js';

/** `hookschema infer` */
export const inferCommand = defineCommand({
  name: 'infer',
  summary: 'draft schemas from recorded payloads and documentation, for review',
  operands: '<sources|->',
  options: INFER_OPTIONS,
  examples: [
    'infer recorded --out drafts',
    'infer docs/events.md recorded --out drafts',
    "infer 'recorded/*.ndjson' --out drafts",
    'zcat log.ndjson.gz | hookschema infer - --ndjson --out drafts',
    'infer recorded.json --discriminator /meta/event --out drafts',
  ],
  notes:
    'A source is a file, a folder or a glob with recorded payloads as JSON or NDJSON, of any size; a page in\nMarkdown, MDX or HTML; an OpenAPI or AsyncAPI document; or schemas. A prefix says what it is where its name\ndoes not: page:, openapi:, asyncapi:, schemas:, facts:, recorded:.\n\nWhat looks personal or secret in the examples of the drafts (names, addresses of any kind, telephone\nnumbers, tokens) is replaced, and every replacement is listed before anything is written. Look at the rest\nyourself: no program recognizes all personal data.',
  run,
});

async function run(call: InferCall): Promise<Outcome> {
  const { flags, operands } = call;
  if (operands.length === 0)
    throw new UsageError('name the sources: files, folders or globs, or - for standard input');
  if (flags.out === undefined) throw new UsageError('name the folder for the drafts: --out drafts');
  if (flags.ndjson && flags.json) throw new UsageError('--ndjson and --json exclude each other');
  if (flags.discriminator !== undefined) await requirePointer(flags.discriminator);
  return (await import('./run-infer.js')).runInfer(call, flags.out);
}
