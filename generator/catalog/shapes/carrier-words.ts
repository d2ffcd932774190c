/** Names of properties that carry what an event is about, and do not say what that is. */
export const CARRIER_WORDS: ReadonlySet<string> = new Set([
  'data',
  'object',
  'payload',
  'body',
  'resource',
  'attributes',
  'detail',
  'details',
  'record',
]);
