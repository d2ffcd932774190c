import type { Kinds } from './checks/syntax.js';
import type { Area, Part, Placement } from './position.js';
import { type Input, kindsFor, readParts, runParts } from './run-parts.js';

/** What became of a text in a position. */
export interface Cell {
  readonly position: string;
  /** The name of the text. */
  readonly poison: string;
  /** `output`: files were written. `refused`: diagnostics were given. */
  readonly kind: 'output' | 'refused';
  readonly problems: readonly string[];
}

/** A position with the text in it. */
interface Filled extends Placement {
  readonly part: Part;
}

/** The most positions that are tried in one run, and the most characters that these may add. */
const TOGETHER = 40;
const CHARACTERS = 400_000;

interface How {
  readonly area: Area;
  readonly allowed: Kinds | undefined;
}

/**
 * Puts texts into positions of an area. Positions are run together as far as they can. Where such a run is
 * refused, the positions that are refused when the schemas are read are taken out; where it fails, its halves run, until
 * each failure has the name of a position.
 * @param harmless harmless texts in the same positions, as rounds
 */
export async function explore(
  area: Area,
  placements: readonly Placement[],
  harmless: readonly (readonly Placement[])[],
): Promise<readonly Cell[]> {
  const { kinds, refused } = await harmlessRuns(area, harmless);
  const how = { area, allowed: kinds };
  const all = filled(placements);
  const { cells, taken } = await readEach(
    all.filter(({ position }) => refused.has(position.name)),
    area,
  );
  const tried: Cell[] = [...cells];
  // No harmless text says which kinds of syntax belong to these positions.
  for (const one of taken) tried.push(...(await tryTogether([one], { area, allowed: undefined })));
  const promising = all.filter((one) => !refused.has(one.position.name));
  for (const group of groups(promising)) tried.push(...(await tryTogether(group, how)));
  return tried;
}

async function tryTogether(group: readonly Filled[], how: How): Promise<readonly Cell[]> {
  if (group.length === 0) return [];
  const { kind, problems } = await runParts(inputOf(group, how.area), how.allowed);
  if (group.length === 1 || (kind === 'output' && problems.length === 0))
    return group.map((one) => cellOf(one, kind, problems));
  const { cells, taken } = kind === 'refused' ? await readEach(group, how.area) : { cells: [], taken: group };
  const halves = cells.length > 0 ? [taken] : inHalves(group);
  const tried: Cell[] = [...cells];
  for (const half of halves) tried.push(...(await tryTogether(half, how)));
  return tried;
}

/** Reads the schemas of each position by itself. Gives the cells that are decided by that, and the other positions. */
async function readEach(
  group: readonly Filled[],
  area: Area,
): Promise<{ readonly cells: readonly Cell[]; readonly taken: readonly Filled[] }> {
  const cells: Cell[] = [];
  const taken: Filled[] = [];
  for (const one of group) {
    const { kind, problems } = await readParts(inputOf([one], area));
    if (kind === 'output' && problems.length === 0) taken.push(one);
    else cells.push(cellOf(one, kind, problems));
  }
  return { cells, taken };
}

function inputOf(group: readonly Filled[], area: Area): Input {
  const texts = new Set(group.map(({ text }) => text));
  return { area, parts: group.map(({ part }) => part), texts: [...texts] };
}

function cellOf({ position, name }: Filled, kind: Cell['kind'], problems: readonly string[]): Cell {
  return { position: position.name, poison: name, kind, problems };
}

function inHalves<T>(list: readonly T[]): readonly (readonly T[])[] {
  const half = Math.ceil(list.length / 2);
  return [list.slice(0, half), list.slice(half)];
}

/** What harmless texts give in some positions: kinds of syntax, and the positions that take none of them. */
interface HarmlessRuns {
  readonly kinds: Kinds;
  readonly refused: ReadonlySet<string>;
}

const known = new Map<unknown, Promise<HarmlessRuns>>();

/** The same positions are tried with many texts, and the harmless ones only once. */
function harmlessRuns(area: Area, rounds: readonly (readonly Placement[])[]): Promise<HarmlessRuns> {
  const found = known.get(rounds) ?? runHarmless(area, rounds);
  known.set(rounds, found);
  return found;
}

async function runHarmless(area: Area, rounds: readonly (readonly Placement[])[]): Promise<HarmlessRuns> {
  const found = new Map<string, Set<number>>();
  const taken = new Set<string>();
  const collect = async (group: readonly Filled[]): Promise<void> => {
    if (group.length === 0) return;
    const { kinds, verdict } = await kindsFor(inputOf(group, area));
    for (const [name, more] of kinds) found.set(name, new Set([...(found.get(name) ?? []), ...more]));
    if (verdict === 'output') for (const { position } of group) taken.add(position.name);
    if (verdict === 'output' || group.length === 1) return;
    const read = await readEach(group, area);
    for (const half of read.cells.length > 0 ? [read.taken] : inHalves(group)) await collect(half);
  };
  for (const round of rounds) for (const group of groups(filled(round))) await collect(group);
  const names = rounds.flat().map(({ position }) => position.name);
  return { kinds: found as Kinds, refused: new Set(names.filter((name) => !taken.has(name))) };
}

function filled(placements: readonly Placement[]): readonly Filled[] {
  return placements.flatMap((one, at) => {
    const part = one.position.part(one.text, `e${at}`);
    return part === undefined ? [] : [{ ...one, part }];
  });
}

/** Groups of positions that can have their texts at once. */
function groups(all: readonly Filled[]): readonly (readonly Filled[])[] {
  const made: Filled[][] = [];
  const lengthOf = (group: readonly Filled[]): number =>
    group.reduce((sum, { text }) => sum + text.length, 0);
  for (const one of all) {
    const { key } = one.position;
    const fits = (group: readonly Filled[]) =>
      group.length < TOGETHER &&
      lengthOf(group) + one.text.length <= CHARACTERS &&
      (key === undefined || !group.some((other) => conflict(key, other.position.key)));
    const found = made.find(fits);
    if (found) found.push(one);
    else made.push([one]);
  }
  return made;
}

function conflict(one: string, other: string | undefined): boolean {
  return other !== undefined && (`${one}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${one}/`));
}
