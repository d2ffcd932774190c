import type { DiagnosticCode } from '../diagnostics/index.js';

/** What a change can concern: the list of events, one of the three questions, or texts. */
export type Topic = 'events' | 'receive' | 'replay' | 'types' | 'texts';

/** What a rule's finding means: it breaks something, nobody knows whether it does, it adds something, or neither. */
export type Effect = 'breaks' | 'unknown' | 'adds' | 'nothing';

interface Rule {
  readonly topic: Topic;
  readonly effect: Effect;
}

/**
 * The rules by which versions are compared. Their titles are in `diagnostics/codes.ts`, and `hookschema explain`
 * explains each.
 */
export const RULES = {
  HS750: { topic: 'events', effect: 'breaks' },
  HS751: { topic: 'events', effect: 'breaks' },
  HS752: { topic: 'events', effect: 'adds' },
  HS753: { topic: 'texts', effect: 'adds' },
  HS754: { topic: 'texts', effect: 'nothing' },
  HS755: { topic: 'receive', effect: 'breaks' },
  HS756: { topic: 'receive', effect: 'unknown' },
  HS757: { topic: 'replay', effect: 'breaks' },
  HS758: { topic: 'replay', effect: 'unknown' },
  HS759: { topic: 'receive', effect: 'breaks' },
  HS760: { topic: 'types', effect: 'breaks' },
  HS761: { topic: 'types', effect: 'breaks' },
  HS762: { topic: 'types', effect: 'breaks' },
  HS763: { topic: 'types', effect: 'breaks' },
  HS764: { topic: 'types', effect: 'breaks' },
  HS765: { topic: 'types', effect: 'breaks' },
  HS766: { topic: 'types', effect: 'unknown' },
  HS767: { topic: 'types', effect: 'adds' },
  HS768: { topic: 'types', effect: 'adds' },
  HS769: { topic: 'types', effect: 'adds' },
  HS770: { topic: 'texts', effect: 'nothing' },
} as const satisfies Partial<Record<DiagnosticCode, Rule>>;

/** The code of a rule. */
export type ChangeCode = keyof typeof RULES;

/** What a rule is about, and what its finding means. */
export function ruleOf(code: ChangeCode): Rule {
  return RULES[code];
}
