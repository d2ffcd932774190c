import type { InternalEmitter } from './emitter.js';
import { fixtures } from './fixtures/fixtures.js';
import { receive } from './receive/receive.js';
import { testing } from './receive/testing.js';
import { schemas } from './schemas/schemas.js';
import { types } from './types.js';
import { union } from './union.js';
import { allErrors } from './validators/all-errors.js';
import { eventModules } from './validators/event-modules.js';
import { guards } from './validators/guards.js';
import { validators } from './validators/validators.js';

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
  testing,
  schemas,
];
