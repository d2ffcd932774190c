import type { Area } from './position.js';
import { configArea } from './positions/config-area.js';
import { discriminatorArea } from './positions/discriminator-area.js';
import { nameArea } from './positions/name-area.js';
import { openApiArea } from './positions/open-api-area.js';
import { schemaArea } from './positions/schema-area.js';

/** Everything in which text from outside reaches the generator. */
export const AREAS: readonly Area[] = [schemaArea, configArea, nameArea, discriminatorArea, openApiArea];
