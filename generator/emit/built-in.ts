/** The name of a built-in emitter. */
export type BuiltInEmitter =
  | 'types'
  | 'union'
  | 'validators'
  | 'guards'
  | 'all-errors'
  | 'fixtures'
  | 'events'
  | 'schemas';

/** The names that the module of all events shares with what it hands on from `types`. */
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

/**
 * What each built-in emitter says of itself, in the order in which a package lists their entry points. It lies apart
 * from them because names are given long before an emitter, with the libraries that it needs, is loaded.
 */
export const BUILT_IN: readonly {
  readonly name: BuiltInEmitter;
  readonly needs: readonly BuiltInEmitter[];
  readonly reserves: readonly string[];
}[] = [
  { name: 'types', needs: ['union'], reserves: [] },
  { name: 'union', needs: ['types'], reserves: UNION },
  {
    name: 'validators',
    needs: ['types', 'union'],
    reserves: ['ValidationError', 'ValidationResult', 'isWebhookEvent', 'validateWebhookEvent'],
  },
  { name: 'guards', needs: ['types', 'union'], reserves: ['isWebhookEvent'] },
  { name: 'all-errors', needs: ['types', 'union', 'validators'], reserves: ['validateWebhookEvent'] },
  { name: 'fixtures', needs: ['types', 'union', 'validators'], reserves: [] },
  { name: 'events', needs: ['types', 'union', 'validators'], reserves: [] },
  { name: 'schemas', needs: [], reserves: [] },
];

/**
 * The names that no event and no definition may have: those of all built-in emitters, so that a name does not change
 * with the choice of emitters, and those of the configuration's own ones.
 */
export function reservedNames(own: readonly { readonly reserves?: readonly string[] }[]): readonly string[] {
  return [...new Set([...BUILT_IN, ...own].flatMap(({ reserves = [] }) => reserves))];
}
