import type { Kinds } from './checks/syntax.js';
import { HARMLESS } from './poisons.js';
import type { Area, Part, Position } from './position.js';
import { kindsFor, readParts, runParts } from './run-parts.js';

/** What became of a text in a position. */
export interface Cell {
  readonly position: string;
  /** `output`: files were written. `refused`: diagnostics were given. */
  readonly kind: 'output' | 'refused';
  readonly problems: readonly string[];
}

/** A position with the text in it. */
interface Filled {
  readonly position: Position;
  readonly part: Part;
}

/** The most positions that are tried in one run, and the most characters that these may add. */
const TOGETHER = 40;
const CHARACTERS = 400_000;

interface How {
  readonly area: Area;
  readonly text: string;
  readonly allowed: Kinds | undefined;
}

/**
 * Puts a text into each position of an area. Positions are run together as far as they can. Where such a run is
 * refused, the positions that are refused when the schemas are read are taken out; where it fails, its halves run, until
 * each failure has the name of a position.
 */
export async function explore(
  area: Area,
  positions: readonly Position[],
  text: string,
): Promise<readonly Cell[]> {
  const { kinds, refused } = await harmlessRuns(area, positions);
  const how = { area, text, allowed: kinds };
  const all = filled(positions, text);
  const { cells, taken } = await readEach(
    all.filter(({ position }) => refused.has(position.name)),
    how,
  );
  const size = Math.max(1, Math.min(TOGETHER, Math.floor(CHARACTERS / (text.length + 1))));
  const tried: Cell[] = [...cells];
  // No harmless text says which kinds of syntax belong to these positions.
  for (const one of taken) tried.push(...(await tryTogether([one], { ...how, allowed: undefined })));
  const promising = all.filter((one) => !refused.has(one.position.name));
  for (const group of groups(promising, size)) tried.push(...(await tryTogether(group, how)));
  return tried;
}

async function tryTogether(group: readonly Filled[], how: How): Promise<readonly Cell[]> {
  if (group.length === 0) return [];
  const input = { area: how.area, parts: group.map(({ part }) => part), text: how.text };
  const { kind, problems } = await runParts(input, how.allowed);
  if (group.length === 1 || (kind === 'output' && problems.length === 0))
    return group.map((one) => cellOf(one, kind, problems));
  const { cells, taken } = kind === 'refused' ? await readEach(group, how) : { cells: [], taken: group };
  const halves = cells.length > 0 ? [taken] : inHalves(group);
  const tried: Cell[] = [...cells];
  for (const half of halves) tried.push(...(await tryTogether(half, how)));
  return tried;
}

/** Reads the schemas of each position by itself. Gives the cells that are decided by that, and the other positions. */
async function readEach(
  group: readonly Filled[],
  { area, text }: How,
): Promise<{ readonly cells: readonly Cell[]; readonly taken: readonly Filled[] }> {
  const cells: Cell[] = [];
  const taken: Filled[] = [];
  for (const one of group) {
    const { kind, problems } = await readParts({ area, parts: [one.part], text });
    if (kind === 'output' && problems.length === 0) taken.push(one);
    else cells.push(cellOf(one, kind, problems));
  }
  return { cells, taken };
}

function cellOf({ position }: Filled, kind: Cell['kind'], problems: readonly string[]): Cell {
  return { position: position.name, kind, problems };
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

const known = new Map<string, Promise<HarmlessRuns>>();

/** The same positions are tried with many texts, and the harmless ones only once. */
function harmlessRuns(area: Area, positions: readonly Position[]): Promise<HarmlessRuns> {
  const key = `${area.name} ${positions.map(({ name }) => name).join()}`;
  const found = known.get(key) ?? runHarmless(area, positions);
  known.set(key, found);
  return found;
}

async function runHarmless(area: Area, positions: readonly Position[]): Promise<HarmlessRuns> {
  const found = new Map<string, Set<number>>();
  const taken = new Set<string>();
  const collect = async (group: readonly Filled[], text: string): Promise<void> => {
    if (group.length === 0) return;
    const { kinds, verdict } = await kindsFor({ area, parts: group.map(({ part }) => part), text });
    for (const [name, more] of kinds) found.set(name, new Set([...(found.get(name) ?? []), ...more]));
    if (verdict === 'output') for (const { position } of group) taken.add(position.name);
    if (verdict === 'output' || group.length === 1) return;
    const read = await readEach(group, { area, text, allowed: undefined });
    for (const half of read.cells.length > 0 ? [read.taken] : inHalves(group)) await collect(half, text);
  };
  for (const text of HARMLESS)
    for (const group of groups(filled(positions, text), TOGETHER)) await collect(group, text);
  const refused = positions.map(({ name }) => name).filter((name) => !taken.has(name));
  return { kinds: found as Kinds, refused: new Set(refused) };
}

function filled(positions: readonly Position[], text: string): readonly Filled[] {
  return positions.flatMap((position, at) => {
    const part = position.part(text, `e${at}`);
    return part === undefined ? [] : [{ position, part }];
  });
}

/** Groups of positions that can have the text at once. */
function groups(all: readonly Filled[], size: number): readonly (readonly Filled[])[] {
  const made: Filled[][] = [];
  for (const one of all) {
    const { key } = one.position;
    const fits = (group: readonly Filled[]) =>
      group.length < size && (key === undefined || !group.some((other) => conflict(key, other.position.key)));
    const found = made.find(fits);
    if (found) found.push(one);
    else made.push([one]);
  }
  return made;
}

function conflict(one: string, other: string | undefined): boolean {
  return other !== undefined && (`${one}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${one}/`));
}
