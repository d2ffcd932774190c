import { randomNumbers } from '../../../scripts/random-numbers.mjs';
import { POISONS } from '../poisons.js';
import { sharedEvents } from '../position.js';
import { schemaArea } from '../positions/schema-area.js';
import type { PeerCell } from './try-peer.js';

/** Every text in every position of a schema, as schemas that stand alone, in an order that follows from a seed. */
export function peerCells(seed: number): readonly (() => PeerCell | undefined)[] {
  const cells = [...POISONS.values()].flatMap((text) =>
    schemaArea.positions.map((position) => (): PeerCell | undefined => {
      const part = position.part(text, 'e0');
      if (part === undefined) return undefined;
      const [schema] = [...Object.values(part.files), ...Object.values(sharedEvents([part]))];
      const requests = [...(part.accepts ?? []), ...(part.rejects ?? [])];
      return { schema: schema as object, payloads: requests.map(({ payload }) => payload) };
    }),
  );
  const random = randomNumbers(seed);
  return cells
    .map((cell) => ({ cell, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ cell }) => cell);
}
