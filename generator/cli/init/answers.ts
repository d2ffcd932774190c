import { join } from 'node:path';
import type { TargetName } from '../../module/output.js';
import { isWithin } from '../../text/is-within.js';
import type { Asker } from './asker.js';
import type { InitFlags } from './init-options.js';
import type { OpenApiOffer } from './open-api-offer.js';
import { askOrigin, type Origin, originWithoutPerson, statedOrigin } from './origin.js';
import type { Project } from './project.js';

/** Everything that `init` needs to know before it writes anything. */
export interface Answers {
  readonly origin: Origin;
  readonly target: TargetName;
  readonly out: string;
  /** Documents with webhooks that were found, and that nobody was asked about. */
  readonly unused: readonly OpenApiOffer[];
}

/**
 * Finds the answers in the options, asks a person for the others, and uses defaults where nobody can be asked.
 * @param asker undefined where nobody can be asked
 * @returns undefined when the person cancels
 * @throws UsageError when the options name an unknown catalog, DiagnosticError when given schemas cannot be read
 */
export async function findAnswers(
  flags: InitFlags,
  project: Project,
  asker: Asker | undefined,
): Promise<Answers | undefined> {
  const stated = await statedOrigin(flags, project);
  const found = stated === undefined && !asker ? await originWithoutPerson(project) : undefined;
  const origin = stated ?? found?.origin ?? (asker && (await askOrigin(project, asker)));
  if (origin === undefined) return undefined;
  const target = flags.target === undefined ? defaultTarget(project) : (flags.target as TargetName);
  const suggestion = flags.out ?? defaultOut(project, target, origin);
  const asked = flags.out === undefined ? asker : undefined;
  const out = asked ? await asked.write('Which folder should hookschema write to?', suggestion) : suggestion;
  return out === undefined ? undefined : { origin, target, out, unused: found?.unused ?? [] };
}

function defaultTarget({ typescript }: Project): TargetName {
  return typescript ? 'source' : 'package';
}

/** The usual folder. The output may not be in a folder with schemas. */
function defaultOut({ folder, hasSrc }: Project, target: TargetName, origin: Origin): string {
  const usual = target === 'source' && hasSrc ? 'src/webhooks' : 'webhooks';
  const isTaken = origin.kind === 'given' && isWithin(join(folder, usual), join(folder, origin.schemas));
  return isTaken ? usual.replace('webhooks', 'generated') : usual;
}
