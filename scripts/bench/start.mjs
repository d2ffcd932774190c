/** `npm run bench:start`: import and first event in a fresh process, as a multiple of what Ajv standalone takes. */
import { grid, shown } from './tables.mjs';
import { versusStart } from './versus-start.mjs';
import { withWorkshop } from './workshop.mjs';

const { guard, validate } = await withWorkshop(versusStart);
console.log(
  grid(
    ['import and first event', 'of Ajv standalone'],
    [
      ['`isWebhookEvent`', shown(guard)],
      ['`validateWebhookEvent`', shown(validate)],
    ],
  ),
);
