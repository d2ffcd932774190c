import { randomNumbers } from '../../scripts/random-numbers.mjs';
import { AREAS } from './areas.js';
import { HARMLESS, POISONS } from './poisons.js';
import type { Area, Placement, Position } from './position.js';

/** Texts in positions of one area, tried together. */
export interface Task {
  /** What the name of the test says of the texts. */
  readonly texts: string;
  readonly area: Area;
  readonly placements: readonly Placement[];
  /** Harmless texts in the same positions, as rounds. What they give is what the texts may give. */
  readonly harmless: readonly (readonly Placement[])[];
}

/** Which part of the matrix to try. `npm run matrix` sets it through the environment. */
export interface Choice {
  readonly poison?: RegExp;
  readonly area?: RegExp;
}

/** Every text in every position. */
export function everything({ poison = /^/, area = /^/ }: Choice): readonly Task[] {
  const areas = AREAS.filter((one) => area.test(one.name)).map((one) => ({
    area: one,
    harmless: HARMLESS.map((text) => one.positions.map((position) => ({ position, text, name: text }))),
  }));
  return [...POISONS]
    .filter(([name]) => poison.test(name))
    .flatMap(([name, text]) =>
      areas.map((one) => ({
        ...one,
        texts: name,
        placements: one.area.positions.map((position) => ({ position, text, name })),
      })),
    );
}

/** Every position with one text, and every text in some positions. Another seed gives other pairs. */
export function sample(seed: number): readonly Task[] {
  const random = randomNumbers(seed);
  const waiting = shuffled([...POISONS], random);
  const next = (position: Position): Placement[] => {
    const at = waiting.findIndex(([, text]) => position.part(text, 'e0') !== undefined);
    const found = at === -1 ? [] : waiting.splice(at, 1);
    waiting.push(...found);
    return found.map(([name, text]) => ({ position, text, name }));
  };
  return AREAS.map((area) => {
    const placements = area.positions.flatMap(next);
    return {
      texts: 'a text of its own',
      area,
      placements,
      harmless: partition(area.positions, random, placements),
    };
  });
}

/**
 * One harmless text per position, and a round per text: a name that all objects inherit changes the code of a whole run.
 * Half of the positions have the text that needs quotes, because most texts do. A position that will have a name which
 * all objects inherit has such a name, since types differ for it.
 */
function partition(
  positions: readonly Position[],
  random: () => number,
  placed: readonly Placement[] = [],
): readonly (readonly Placement[])[] {
  const [plain = '', quoted = '', computed = ''] = HARMLESS;
  const texts = [quoted, quoted, plain, computed];
  const inherited = new Set(
    placed.flatMap(({ position, text }) => (text in Object.prototype && text !== computed ? [position] : [])),
  );
  const placements = positions.map((position): Placement => {
    const drawn = texts[Math.floor(random() * texts.length)] ?? quoted;
    const text = inherited.has(position) ? plain : drawn;
    return { position, text, name: text };
  });
  return HARMLESS.map((text) => placements.filter((one) => one.text === text));
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const left = [...list];
  return list.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
}
