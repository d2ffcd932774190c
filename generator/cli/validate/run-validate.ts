import { resolveConfig } from '../../config/resolve-config.js';
import { checkPayload } from '../../payloads/check-payload.js';
import { evaluateValidator } from '../../payloads/evaluate-validator.js';
import { payloadsOf } from '../../payloads/payloads.js';
import { chosenCatalog } from '../catalog-choice.js';
import type { Outcome } from '../command.js';
import { readConfiguration } from '../from-flag.js';
import { validatorCode } from '../load-validator.js';
import { createProgress } from '../progress.js';
import { inFolder } from '../rebased-paths.js';
import { requestHeader } from '../request-header.js';
import { nameOf, progressText, type Reading, readable } from './payload-reading.js';
import { payloadTally } from './payload-tally.js';
import type { ValidateCall } from './validate-options.js';

/** Checks payloads against the schemas. @throws DiagnosticError with the errors of the configuration and the schemas */
export async function runValidate(call: ValidateCall): Promise<Outcome> {
  const { flags, terminal } = call;
  const { cwd } = terminal;
  const { config, base, source } = await readConfiguration(flags, cwd);
  const code = await inFolder(cwd, base, async () =>
    validatorCode(chosenCatalog(await resolveConfig(config, base, source), flags.catalog), cwd),
  );
  const headers = requestHeader(flags.header);
  const validateRequest = evaluateValidator(code);
  const progress = createProgress(terminal);
  const reading = {
    call,
    tally: payloadTally(call, progress),
    validate: (payload: unknown) => validateRequest(payload, headers),
    progress,
    unreadable: [],
  };
  const jobs = Number(flags.jobs ?? '1');
  if (jobs === 1) await readInOrder(reading);
  else await (await import('./read-in-threads.js')).readInThreads(reading, { jobs, code, headers });
  return outcomeOf(reading);
}

function outcomeOf({ call, tally, progress, unreadable }: Reading): Outcome {
  progress.clear();
  for (const one of unreadable) call.report(one);
  return {
    exit: tally.mistakes() > 0 || unreadable.length > 0 ? 1 : 0,
    result: tally.result(),
    ...tally.texts(),
  };
}

/** Checks the payloads of each file in this thread. */
async function readInOrder(reading: Reading): Promise<void> {
  const { call, tally, validate, progress } = reading;
  for (const operand of call.operands) {
    for await (const { found: payloads, share } of readable(operand, payloadsOf, reading)) {
      for (const payload of payloads) tally.add(checkPayload(payload, validate), nameOf(operand));
      progress.show(progressText(tally, share()));
    }
  }
}
