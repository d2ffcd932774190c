import type { Catalog } from '../../catalog/catalog.js';
import { resolveConfig } from '../../config/resolve-config.js';
import { diagnostic, throwOnErrors } from '../../diagnostics/index.js';
import { pointerTo } from '../../json/json-pointer.js';
import type { ValidationError } from '../../runtime/errors.js';
import { catalogValidators } from '../../validate/catalog-validators.js';
import { chosenCatalog } from '../catalog-choice.js';
import type { Outcome } from '../command.js';
import { readConfiguration } from '../from-flag.js';
import { createProgress } from '../progress.js';
import { inFolder } from '../rebased-paths.js';
import { requireKeys } from '../require-keys.js';
import { allFixtures, type ChosenPayload, fixtureNamed } from './chosen-payloads.js';
import { sendAll } from './deliveries.js';
import { type ExpectedStatus, expectedStatus } from './expected-status.js';
import { readOverride, withOverrides } from './override.js';
import { createPoster } from './post.js';
import { resolveTarget } from './resolve-target.js';
import type { SendCall } from './send-options.js';
import { createTally } from './tally.js';
import { isForged, tamperingOf } from './tamper.js';
import { withEvents } from './with-events.js';

/**
 * Sends events. The target is checked before anything is read.
 * @throws UsageError for wrong options; DiagnosticError for what is wrong with schemas, payloads or the target
 */
export async function runSend(call: SendCall): Promise<Outcome> {
  const { flags, terminal, operands } = call;
  const { cwd } = terminal;
  const wanted = flags.expect === undefined ? undefined : expectedStatus(flags.expect);
  const overrides = (flags.set ?? []).map(readOverride);
  const target = await resolveTarget(flags.to ?? '', 'to', flags.remote ?? false);
  const { config, base, source } = await readConfiguration(flags, cwd);
  const { catalog, payloads } = await inFolder(cwd, base, async () => {
    const resolved = chosenCatalog(await resolveConfig(config, base, source), flags.catalog);
    return withEvents(resolved, operands[0], (read) => ({
      catalog: read,
      payloads: payloadsFor(read, call),
    }));
  });
  const keys = await requireKeys(catalog.signature, flags.secret ?? terminal.env.WEBHOOK_SECRET);
  const tampering = tamperingOf(flags.tamper, catalog.signature);
  const { firstError } = catalogValidators(catalog);
  const changed = payloads.map(({ event, fixture, payload }) => ({
    event,
    fixture,
    payload: withOverrides(payload, overrides, (one) => firstError(event, one)?.path),
  }));
  const errors = new Map(changed.map((one) => [one, firstError(one.event, one.payload)]));
  if (!flags.invalid)
    throwOnErrors([...errors].flatMap(([one, error]) => (error ? [rejected(one, error)] : [])));
  const expected = (one: ChosenPayload): ExpectedStatus =>
    wanted ?? expectedStatus(isForged(tampering) ? '4xx' : expectedFor(one, errors.get(one)));
  const concurrency = Number(flags.concurrency ?? 1);
  const poster = createPoster(target, concurrency);
  const [tally, progress] = [createTally(), createProgress(terminal)];
  let number = 0;
  await sendAll(changed, {
    ...{ catalog, keys, tampering, repeat: Number(flags.repeat ?? 1), concurrency, poster },
    onSent(sent, chosen) {
      tally.add(sent, expected(chosen));
      number += 1;
      progress.show(`${number.toLocaleString('en')} requests`);
    },
  });
  poster.close();
  progress.clear();
  const diagnostics = tally.diagnostics();
  return { exit: diagnostics.length > 0 ? 1 : 0, diagnostics, result: tally.asJson(), out: tally.asText() };
}

/** The payloads that the options choose, before overrides. */
function payloadsFor(catalog: Catalog, { flags, operands }: SendCall): readonly ChosenPayload[] {
  const [event] = catalog.events;
  if (flags.all && operands.length > 0 && event) return allFixtures(catalog, event, flags.invalid ?? false);
  return catalog.events.map((one) => fixtureNamed(catalog, one, flags.fixture ?? 'full'));
}

/** The answers that are right for a payload. One with another event type may be an unknown event to the receiver. */
function expectedFor({ event }: ChosenPayload, error: ValidationError | undefined): string {
  if (error === undefined) return '2xx';
  return event.literals.some(({ at }) => pointerTo('', ...at) === error.path) ? '2xx,4xx' : '4xx';
}

function rejected({ fixture }: ChosenPayload, { message, path }: ValidationError) {
  const wording = {
    message: `the payload (${fixture}) is not valid: ${message}`,
    hint: 'change the overrides, or use --invalid to send it nevertheless',
  };
  return diagnostic('HS734', wording, { pointer: path });
}
