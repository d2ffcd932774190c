/** `npm run bench:scale`: what a payload costs at 600 events, as a multiple of what it costs at 6. */
import { grid, shown } from './tables.mjs';
import { versusSize } from './versus-size.mjs';
import { withWorkshop } from './workshop.mjs';

const { guard, validate } = await withWorkshop(versusSize);
console.log(
  grid(
    ['600 events instead of 6', 'cost'],
    [
      ['`isWebhookEvent`', shown(guard)],
      ['`validateWebhookEvent`', shown(validate)],
    ],
  ),
);
