import { allErrors } from './all-errors.js';
import type { Emitter } from './emitter.js';
import { eventModules } from './event-modules.js';
import { fixtures } from './fixtures.js';
import { guards } from './guards.js';
import { packageFiles } from './package.js';
import { schemas } from './schemas.js';
import { types } from './types.js';
import { union } from './union.js';
import { validators } from './validators.js';

/** Everything that is emitted, in the order in which the summary names it. */
export const EMITTERS: readonly Emitter[] = [
  types,
  union,
  validators,
  guards,
  allErrors,
  fixtures,
  eventModules,
  schemas,
  packageFiles,
];
