import type { Place } from '../diagnostics/index.js';
import type { PathCounts, StatedType } from '../evidence/evidence.js';
import { formatCheck } from '../patterns/formats.js';
import type { Finding } from './finding.js';
import { code } from './say.js';
import type { SchemaSide } from './subject.js';

/** A way in which what was counted at a path differs from its schema. */
export interface CountedDifference extends Pick<Finding, 'code' | 'kind' | 'message' | 'hint' | 'at'> {
  /** What was counted: `missing in 3 of 1,000`. */
  readonly counted: string;
  /** True where nothing inside of the place needs to be compared. */
  readonly isWhole?: boolean;
}

type Rule = (counts: PathCounts, side: SchemaSide, context: RuleContext) => readonly CountedDifference[];

interface RuleContext {
  /** True for a property of an object, and false for items and values of maps. */
  readonly isProperty: boolean;
  readonly showsValues: boolean;
}

/** Everything in which counts differ from the schema of a path that it declares. */
export function countedDifferences(
  counts: PathCounts,
  side: SchemaSide,
  isProperty: boolean,
  { showsValues = false }: { readonly showsValues?: boolean },
): readonly CountedDifference[] {
  return RULES.flatMap((rule) => rule(counts, side, { isProperty, showsValues }));
}

const CORRECT = 'correct the schema, or decide that it stays as it is';

const types: Rule = (counts, side) => {
  if (side.isAny) return [];
  const rejected = [...counts.types].filter(([type]) => type !== 'null' && !accepts(side, type));
  const [first] = rejected;
  if (first === undefined) return [];
  const sum = rejected.reduce((all, [, count]) => all + count, 0);
  return [
    {
      code: 'HS815',
      kind: 'type',
      message: `the schema does not accept ${rejected.map(([type]) => code(type)).join(' and ')}`,
      counted: `of that type in ${share(sum, counts.present)}`,
      hint: CORRECT,
      at: counts.firstOfType.get(first[0]) ?? {},
      isWhole: rejected.some(([type]) => type === 'object' || type === 'array'),
    },
  ];
};

function accepts({ types: accepted }: SchemaSide, type: StatedType): boolean {
  return accepted.has(type);
}

const nulls: Rule = (counts, side) => {
  const count = counts.types.get('null') ?? 0;
  if (side.isAny || count === 0 || side.types.has('null')) return [];
  return [
    {
      code: 'HS816',
      kind: 'nullability',
      message: 'the schema does not accept null',
      counted: `null in ${share(count, counts.present)}`,
      hint: CORRECT,
      at: counts.firstOfType.get('null') ?? {},
    },
  ];
};

/** So many objects have to have an optional property before it is reported that all have it. */
const ENOUGH = 100;

const presence: Rule = ({ present, parents, firstWithout, firstOfType }, { isRequired }, { isProperty }) => {
  if (!isProperty) return [];
  if (isRequired && present < parents)
    return [
      {
        code: 'HS818',
        kind: 'required',
        message: 'the schema requires it, and payloads lack it',
        counted: `missing in ${share(parents - present, parents)}`,
        hint: CORRECT,
        at: firstWithout ?? {},
      },
    ];
  if (isRequired || present < parents || parents < ENOUGH) return [];
  return [
    {
      code: 'HS830',
      kind: 'always there',
      message: 'the schema does not require it, and all payloads have it',
      counted: `present in ${share(present, parents)}`,
      hint: 'ask the provider whether it can be missing; then require it, or decide that it stays optional',
      at: [...firstOfType.values()][0] ?? {},
    },
  ];
};

const values: Rule = (counts, { enumeration }, { showsValues }) => {
  if (enumeration === undefined) return [];
  const fresh = [...counts.values].filter(([value]) => !enumeration.values.includes(value));
  const [first] = fresh;
  if (first === undefined) return [];
  const sum = fresh.reduce((all, [, count]) => all + count, 0);
  const more = counts.hasMoreValues ? 'at least ' : '';
  const shown = showsValues
    ? `: ${fresh
        .slice(0, 8)
        .map(([value]) => code(value))
        .join(', ')}`
    : '';
  const verb = enumeration.isOpen ? 'name' : 'accept';
  return [
    {
      code: 'HS817',
      kind: 'values',
      message: `payloads have ${more}${plural(fresh.length, 'value')} that the schema does not ${verb}${shown}`,
      counted: `such a value in ${more}${share(sum, counts.present)}`,
      hint: showsValues ? CORRECT : `${CORRECT}; --show-values shows the values`,
      at: counts.firstOfValue.get(first[0]) ?? {},
    },
  ];
};

/** The formats that recordings count exactly. Others are checked on the strings that are kept. */
const COUNTED: ReadonlySet<string> = new Set(['date-time', 'date', 'uuid', 'ipv4', 'ipv6']);

const formats: Rule = (counts, { constraints }) =>
  constraints.flatMap(({ keyword, value }): readonly CountedDifference[] => {
    if (keyword !== 'format' || typeof value !== 'string') return [];
    const strings = counts.types.get('string') ?? 0;
    const check = formatCheck(value);
    const wrong = COUNTED.has(value)
      ? strings - (counts.formats.get(value) ?? 0)
      : check === undefined
        ? 0
        : sumOf(counts, (text) => !check(text));
    return wrong > 0 ? [otherForm('format', value, { wrong, strings }, firstWrong(counts, check))] : [];
  });

const patterns: Rule = (counts, { constraints }) =>
  constraints.flatMap(({ keyword, value }): readonly CountedDifference[] => {
    if (keyword !== 'pattern' || typeof value !== 'string') return [];
    const [, prefix] = /^\^([\w-]+)$/.exec(value) ?? [];
    // Patterns of schemas may be slow. A prefix is compared as text, and another pattern is left to the validators.
    if (prefix === undefined) return [];
    const isRight = (text: string): boolean => text.startsWith(prefix);
    const wrong = sumOf(counts, (text) => !isRight(text));
    const strings = counts.types.get('string') ?? 0;
    return wrong > 0 ? [otherForm('pattern', value, { wrong, strings }, firstWrong(counts, isRight))] : [];
  });

function sumOf({ values: all }: PathCounts, isCounted: (text: string) => boolean): number {
  let sum = 0;
  for (const [text, count] of all) if (isCounted(text)) sum += count;
  return sum;
}

function firstWrong(counts: PathCounts, isRight: ((text: string) => boolean) | undefined): Place {
  const found = [...counts.firstOfValue].find(([text]) => isRight?.(text) === false);
  return found?.[1] ?? counts.firstOfType.get('string') ?? {};
}

function otherForm(
  kind: 'format' | 'pattern',
  value: string,
  { wrong, strings }: { readonly wrong: number; readonly strings: number },
  at: Place,
): CountedDifference {
  const message = `payloads have strings that are not of the ${kind} ${code(value)}`;
  return {
    code: 'HS819',
    kind,
    message,
    counted: `another form in ${share(wrong, strings)}`,
    hint: CORRECT,
    at,
  };
}

const RULES: readonly Rule[] = [types, nulls, values, presence, formats, patterns];

/** `3 of 1,000`: of the values at the place, or of the objects that could have the property. */
export function share(count: number, of: number): string {
  return `${count.toLocaleString('en')} of ${of.toLocaleString('en')}`;
}

function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
