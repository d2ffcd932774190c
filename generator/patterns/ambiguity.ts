import { type CharSet, JS, type Node, type NoParent } from 'refa';

/**
 * A position in a regular expression: the characters that it matches, and the positions that may match the next one.
 */
interface Position {
  readonly characters: CharSet;
  /** The number of ways to each next position. */
  readonly next: Map<number, number>;
}

/** Where a part of the expression may begin and end, and whether it may match nothing. */
interface Part {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly nullable: boolean;
}

/**
 * The most positions that are analysed. Pairs of positions grow with the square, and people do not write longer
 * patterns.
 */
const LIMIT = 100;

/**
 * True when a text can match in exponentially many ways: in some loop, the same characters lead from a position back
 * to it on two paths. A backtracking engine tries them all before it rejects a text. Lookarounds and backreferences
 * count as nothing, so a pattern that has them may be missed.
 * @see https://doi.org/10.1007/978-3-642-38631-2_11 on ambiguity and backtracking
 */
export function isExponential(pattern: string): boolean {
  const { expression } = JS.Parser.fromLiteral({ source: pattern, flags: 'u' }).parse({
    backreferences: 'disable',
  });
  const positions: Position[] = [];
  build(expression, positions);
  return positions.length <= LIMIT && hasAmbiguousLoop(positions);
}

function build(node: NoParent<Node>, positions: Position[]): Part {
  switch (node.type) {
    case 'CharacterClass':
      positions.push({ characters: node.characters, next: new Map() });
      return { first: [positions.length - 1], last: [positions.length - 1], nullable: false };
    case 'Expression':
    case 'Alternation':
      return either(node.alternatives.map((one) => build(one, positions)));
    case 'Concatenation':
      return sequence(
        node.elements.map((one) => build(one, positions)),
        positions,
      );
    case 'Quantifier':
      return repeat(node, positions);
    default:
      return EMPTY;
  }
}

const EMPTY: Part = { first: [], last: [], nullable: true };

function either(parts: readonly Part[]): Part {
  return {
    first: parts.flatMap(({ first }) => first),
    last: parts.flatMap(({ last }) => last),
    nullable: parts.some(({ nullable }) => nullable),
  };
}

function sequence(parts: readonly Part[], positions: readonly Position[]): Part {
  return parts.reduce((before, after) => {
    connect(before.last, after.first, positions);
    return {
      first: before.nullable ? [...before.first, ...after.first] : before.first,
      last: after.nullable ? [...before.last, ...after.last] : after.last,
      nullable: before.nullable && after.nullable,
    };
  }, EMPTY);
}

/** A few copies are enough: two that are required and one that is optional show any ambiguity. */
function repeat(node: NoParent<Extract<Node, { type: 'Quantifier' }>>, positions: Position[]): Part {
  const { min, max, alternatives } = node;
  const body = (): Part => either(alternatives.map((one) => build(one, positions)));
  if (max === Number.POSITIVE_INFINITY) {
    const part = body();
    connect(part.last, part.first, positions);
    return { ...part, nullable: part.nullable || min === 0 };
  }
  const needed = Array.from({ length: Math.min(min, 2) }, body);
  const possible = max > min ? [{ ...body(), nullable: true }] : [];
  return sequence([...needed, ...possible], positions);
}

function connect(from: readonly number[], to: readonly number[], positions: readonly Position[]): void {
  for (const last of from) {
    const next = positions[last]?.next;
    for (const first of to) next?.set(first, (next.get(first) ?? 0) + 1);
  }
}

/** True when two paths split at a position, match the same characters, and return to that position. */
function hasAmbiguousLoop(positions: readonly Position[]): boolean {
  const forward = pairGraph(positions);
  const backward = reversed(forward);
  return positions.some(({ next }, start) => {
    const own = pairKey(start, start);
    const away = reachable(forward, own);
    if (!away.has(own)) return false;
    const back = reachable(backward, own);
    const twice = [...next].some(([to, ways]) => ways > 1 && back.has(pairKey(to, to)));
    return twice || [...away].some((pair) => back.has(pair) && !isDiagonal(pair));
  });
}

type PairGraph = ReadonlyMap<string, readonly string[]>;

/** The pairs of positions that follow each pair, starting from each position paired with itself. */
function pairGraph(positions: readonly Position[]): PairGraph {
  const graph = new Map<string, readonly string[]>();
  const queue = positions.map((_position, at): readonly [number, number] => [at, at]);
  for (const [left, right] of queue) {
    const key = pairKey(left, right);
    if (graph.has(key)) continue;
    const next = stepTogether(positions, left, right);
    graph.set(
      key,
      next.map(([one, other]) => pairKey(one, other)),
    );
    queue.push(...next);
  }
  return graph;
}

function stepTogether(
  positions: readonly Position[],
  left: number,
  right: number,
): (readonly [number, number])[] {
  const meets = (one: number, other: number): boolean => {
    const [x, y] = [positions[one]?.characters, positions[other]?.characters];
    return x !== undefined && y !== undefined && !x.isDisjointWith(y);
  };
  const ends = (from: number): readonly number[] => [...(positions[from]?.next.keys() ?? [])];
  return ends(left).flatMap((one) =>
    ends(right).flatMap((other) => (meets(one, other) ? [[one, other] as const] : [])),
  );
}

function reversed(graph: PairGraph): PairGraph {
  const back = new Map<string, string[]>();
  for (const [from, targets] of graph) {
    for (const to of targets) back.set(to, [...(back.get(to) ?? []), from]);
  }
  return back;
}

function reachable(graph: PairGraph, start: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const queue = [start];
  for (const pair of queue) {
    for (const next of graph.get(pair) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
  return seen;
}

function pairKey(left: number, right: number): string {
  return `${left} ${right}`;
}

function isDiagonal(pair: string): boolean {
  const [left, right] = pair.split(' ');
  return left === right;
}
