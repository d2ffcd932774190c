/** The names that the root of the package exports in addition to the types of events and definitions. */
const UNION = [
  'KnownWebhookEvent',
  'WebhookHeaders',
  'WebhookEvent',
  'WebhookEventMap',
  'WebhookEventOutcome',
  'WebhookEventOf',
  'WebhookEventType',
  'parseWebhookEvent',
  'webhookEventTypes',
];

const DECLARED = [
  { name: 'types', needs: ['union'], reserves: [] },
  { name: 'union', needs: ['types'], reserves: UNION },
  {
    name: 'validators',
    needs: ['types', 'union', 'guards'],
    reserves: ['ValidationError', 'ValidationResult', 'isWebhookEvent', 'validateWebhookEvent'],
  },
  { name: 'guards', needs: ['types', 'union'], reserves: ['isWebhookEvent'] },
  { name: 'all-errors', needs: ['types', 'union', 'validators'], reserves: ['validateWebhookEvent'] },
  { name: 'fixtures', needs: ['types', 'union', 'validators'], reserves: [] },
  { name: 'events', needs: ['types', 'union', 'validators'], reserves: [] },
  { name: 'receive', needs: ['types', 'union', 'validators'], reserves: [] },
  {
    name: 'testing',
    needs: ['types', 'union', 'validators', 'all-errors', 'fixtures', 'receive'],
    reserves: [],
  },
  { name: 'schemas', needs: [], reserves: [] },
] as const satisfies readonly { name: string; needs: readonly string[]; reserves: readonly string[] }[];

/** The name of a built-in emitter. */
export type BuiltInEmitter = (typeof DECLARED)[number]['name'];

/**
 * What each built-in emitter declares, in the order in which a package lists their entry points. The declarations are
 * separate from the emitters because names are chosen long before an emitter and its libraries are loaded.
 */
export const BUILT_IN: readonly {
  readonly name: BuiltInEmitter;
  readonly needs: readonly BuiltInEmitter[];
  readonly reserves: readonly string[];
}[] = DECLARED;

/** Built-in emitters, and those that they need. */
export function withNeeds(names: readonly BuiltInEmitter[]): ReadonlySet<BuiltInEmitter> {
  const found = new Set<BuiltInEmitter>();
  const take = (name: BuiltInEmitter): void => {
    if (found.has(name)) return;
    found.add(name);
    for (const needed of BUILT_IN.find((one) => one.name === name)?.needs ?? []) take(needed);
  };
  for (const name of names) take(name);
  return found;
}

/**
 * The names that no event or definition may have: those of all built-in emitters, so that the choice of emitters does
 * not change names, and those of the emitters in the configuration.
 */
export function reservedNames(own: readonly { readonly reserves?: readonly string[] }[]): readonly string[] {
  return [...new Set([...BUILT_IN, ...own].flatMap(({ reserves = [] }) => reserves))];
}
