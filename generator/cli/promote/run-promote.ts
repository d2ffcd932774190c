import { lstat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Catalog, EventDefinition } from '../../catalog/catalog.js';
import { lookUpIn } from '../../catalog/lower/lower-catalog.js';
import { namedEvent } from '../../catalog/named-event.js';
import { type ResolvedCatalog, resolveConfig } from '../../config/resolve-config.js';
import { DiagnosticError, diagnostic } from '../../diagnostics/index.js';
import { stopwatch } from '../../diagnostics/stopwatch.js';
import { codeOf, messageOf } from '../../diagnostics/thrown.js';
import { canBeExample } from '../../infer/can-be-example.js';
import type { JsonValue } from '../../json/json.js';
import { pointerTokens, valueAt } from '../../json/json-pointer.js';
import { readSchemas, type SchemaDocument } from '../../load/read-schemas.js';
import { readRegularBytes } from '../../load/regular-file.js';
import { replaceText } from '../../output/replace-text.js';
import { checkPayload } from '../../payloads/check-payload.js';
import { decodedText } from '../../payloads/decode.js';
import { placeOfPersonalName, placeOfRounded, type Replacement, scrub } from '../../payloads/scrub.js';
import { readCatalog } from '../../pipeline.js';
import { samplePayload } from '../../samples/sample-payload.js';
import { shortened, visibleLine } from '../../text/visible.js';
import { catalogValidators } from '../../validate/catalog-validators.js';
import { chosenCatalog } from '../catalog-choice.js';
import { type Outcome, UsageError } from '../command.js';
import { configurationFor, missingConfigHint } from '../config-flags.js';
import { loadValidator } from '../load-validator.js';
import { inFolder } from '../rebased-paths.js';
import { replacementLines } from '../replaced-list.js';
import { requestHeader } from '../request-header.js';
import type { PromoteCall } from './promote-options.js';
import { secretNames } from './secret-names.js';
import { withExample } from './with-example.js';

/** Makes a payload an example. @throws UsageError without consent; DiagnosticError for what cannot be promoted */
export async function runPromote(call: PromoteCall): Promise<Outcome> {
  const { flags, terminal, operands } = call;
  const { cwd } = terminal;
  const [file = ''] = operands;
  const { config, base, source } = await configurationFor(
    flags,
    cwd,
    missingConfigHint('use --schemas PATH'),
  );
  const text = await readPayload(resolve(cwd, file), file);
  const headers = requestHeader(flags.header);
  const { resolved, catalog, validate } = await inFolder(cwd, base, async () => {
    const chosen = chosenCatalog(await resolveConfig(config, base, source), flags.catalog);
    const read = await readCatalog(chosen, stopwatch());
    return { resolved: chosen, catalog: read.catalog, validate: await loadValidator(chosen, cwd) };
  });
  const { kind, problem } = checkPayload({ text, line: 1, column: 1 }, (one) => validate(one, headers));
  if (problem !== undefined) return { exit: 1, diagnostics: [problem(file)] };
  const original: JsonValue = JSON.parse(text);
  const type = namedEvent(original, new Map(Object.entries(headers)), catalog.discriminator);
  const event = catalog.events.find((one) => one.type === type);
  if (kind !== 'valid' || event === undefined)
    throw refused(file, 'its event is not in the catalog', 'HS745');
  if (!canBeExample(original)) throw refused(file, 'a schema file cannot hold it', 'HS745');
  const named = placeOfPersonalName(original);
  if (named !== undefined)
    throw refused(file, `the name of a property at ${named || '(root)'} looks personal or secret`, 'HS745');
  const keep = flags.keep ?? [];
  for (const pointer of keep) checkKept(file, original, pointer);
  const { payload, replaced } = scrubbed(catalog, event, original, keep);
  const error = catalogValidators(catalog).firstError(event, payload);
  if (error !== undefined)
    throw refused(file, `without personal data it is not valid: ${error.message}`, 'HS745');
  const summary = { event: event.type, schema: event.file, replaced: replaced.map((one) => ({ ...one })) };
  if (event.examples.some(({ value }) => isDeepStrictEqual(value, payload)))
    return {
      exit: 0,
      result: { ...summary, written: false },
      out: `${event.file} has this example already\n`,
    };
  const document = await documentOf(resolved, event);
  const edited = await withExample(catalog, event, document, payload);
  if ('reason' in edited) throw refused(event.file, edited.reason, 'HS746');
  const list = listOf(event, replaced);
  if (!(await hasConsent(call, list)))
    return { exit: 0, result: { ...summary, written: false }, out: 'nothing was written\n' };
  await writeExample(join(resolved.schemas.folder, document.path), document, edited.text);
  return {
    exit: 0,
    result: { ...summary, written: true },
    out: `${flags.yes ? list : ''}  update ${event.file}\n`,
  };
}

function scrubbed(catalog: Catalog, event: EventDefinition, payload: JsonValue, keep: readonly string[]) {
  const sample = samplePayload(event.schema, { lookUp: lookUpIn(catalog), size: 'full', examples: [] });
  return scrub(payload, { sample, secrets: secretNames(catalog), keep });
}

/** @throws UsageError where the payload has no such place; DiagnosticError HS745 for a number that cannot stay as it is */
function checkKept(file: string, payload: JsonValue, pointer: string): void {
  const tokens = pointerTokens(pointer);
  const kept = tokens && valueAt(payload, tokens);
  if (kept === undefined) throw new UsageError(`--keep ${pointer}: the payload has no value there`);
  const place = placeOfRounded(kept, pointer);
  if (place === undefined) return;
  const message = `the number at ${place} cannot stay: it has more digits than JavaScript keeps`;
  const hint = 'leave out --keep for it, or add the example by hand';
  throw new DiagnosticError([diagnostic('HS745', { message, hint }, { file })]);
}

async function readPayload(path: string, file: string): Promise<string> {
  try {
    return decodedText(await readRegularBytes(path));
  } catch (error) {
    const wording = { message: `cannot be read: ${messageOf(error)}`, hint: 'check the name of the file' };
    if (codeOf(error) === '' && !(error instanceof Error)) throw error;
    throw new DiagnosticError([diagnostic('HS714', wording, { file })]);
  }
}

const HINTS = {
  HS745: 'use --keep for a value that may stay, or change the file by hand',
  HS746: 'copy the payload into the "examples" of the schema by hand, without personal data',
} as const;

function refused(file: string, reason: string, code: keyof typeof HINTS): DiagnosticError {
  return new DiagnosticError([diagnostic(code, { message: reason, hint: HINTS[code] }, { file })]);
}

/** The file of an event's schema, where it is the user's own. @throws DiagnosticError HS746 for any other */
async function documentOf({ schemas }: ResolvedCatalog, event: EventDefinition): Promise<SchemaDocument> {
  const { documents } = await readSchemas(schemas);
  const document = documents.find(({ path }) => path === event.source);
  if (document === undefined) throw refused(event.file, 'the file of the schema was not found', 'HS746');
  const path = join(schemas.folder, document.path);
  if (path.split(/[\\/]/).includes('node_modules'))
    throw refused(event.file, 'it belongs to a package', 'HS746');
  if (!(await lstat(path)).isFile()) throw refused(event.file, 'it is a link', 'HS746');
  return document;
}

/** @throws DiagnosticError HS746 for a file that has changed since it was read, HS505 where the disk refuses */
async function writeExample(path: string, document: SchemaDocument, text: string): Promise<void> {
  const left = await replaceText(path, document, text);
  if (left === undefined) return;
  if ('problem' in left) throw new DiagnosticError([left.problem]);
  throw refused(document.file, left.reason, 'HS746');
}

/** What is replaced and what stays, for people. Values of the payload are not shown. */
function listOf({ type }: EventDefinition, replaced: readonly Replacement[]): string {
  const shown = (one: string): string => visibleLine(shortened(one, 120));
  const head = replaced.length === 0 ? 'nothing looks personal or secret' : 'these values are replaced:';
  return `${shown(type)}: ${head}\n${replacementLines(replaced)}`;
}

async function hasConsent({ flags, terminal }: PromoteCall, list: string): Promise<boolean> {
  if (flags.yes) return true;
  if (!terminal.isInteractive.stdin || !terminal.isInteractive.stdout) {
    terminal.err(list);
    throw new UsageError('nothing was written: use --yes where there is no terminal');
  }
  const { clackAsker } = await import('../init/clack-asker.js');
  terminal.err(list);
  const choices = [
    { value: 'no', label: 'no' },
    { value: 'yes', label: 'yes, write the example' },
  ];
  return (await clackAsker.choose('Is everything personal replaced?', choices)) === 'yes';
}
