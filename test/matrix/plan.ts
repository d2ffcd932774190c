import { AREAS } from './areas.js';
import { POISONS } from './poisons.js';
import type { Area, Position } from './position.js';
import { numbersFrom } from './random.js';

/** One text, and the positions in which it is tried. */
export interface Task {
  readonly poison: string;
  readonly area: Area;
  readonly positions: readonly Position[];
}

/** Which part of the matrix to try. `npm run matrix` sets it through the environment. */
export interface Choice {
  readonly poison?: RegExp;
  readonly area?: RegExp;
}

/** Every text in every position. */
export function everything({ poison = /^/, area = /^/ }: Choice): readonly Task[] {
  return [...POISONS.keys()]
    .filter((name) => poison.test(name))
    .flatMap((name) =>
      AREAS.filter((one) => area.test(one.name)).map((one) => ({
        poison: name,
        area: one,
        positions: one.positions,
      })),
    );
}

/** The number of positions of the sample in the area of schemas, and in each other area. */
const [IN_SCHEMAS, ELSEWHERE] = [10, 2];

/** A part of the matrix: every text in some positions of one area. Another seed gives other positions. */
export function sample(seed: number): readonly Task[] {
  const random = numbersFrom(seed);
  const chosen = AREAS.map((area) => ({ area, positions: pick(area, random) }));
  const [schemas, ...others] = chosen;
  return [...POISONS.keys()].flatMap((poison, at) => {
    const one = at % 2 === 0 ? schemas : others[((at - 1) / 2) % others.length];
    return one === undefined ? [] : [{ poison, ...one }];
  });
}

function pick(area: Area, random: () => number): readonly Position[] {
  const size = area === AREAS[0] ? IN_SCHEMAS : ELSEWHERE;
  const left = [...area.positions];
  return Array.from({ length: Math.min(size, left.length) }, () =>
    left.splice(Math.floor(random() * left.length), 1),
  ).flat();
}
