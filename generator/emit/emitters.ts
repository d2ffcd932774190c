import { allErrors } from './all-errors.js';
import type { InternalEmitter } from './emitter.js';
import { eventModules } from './event-modules.js';
import { fixtures } from './fixtures.js';
import { guards } from './guards.js';
import { receive } from './receive.js';
import { schemas } from './schemas.js';
import { types } from './types.js';
import { union } from './union.js';
import { validators } from './validators.js';

/** The built-in emitters, in the order in which a package lists their entry points. */
export const EMITTERS: readonly InternalEmitter[] = [
  types,
  union,
  validators,
  guards,
  allErrors,
  fixtures,
  eventModules,
  receive,
  schemas,
];
