/** Where payloads usually name their event, as JSON Pointers, the most common place first. */
export const USUAL_PLACES = [
  '/type',
  '/event',
  '/event_type',
  '/eventType',
  '/event_name',
  '/event/type',
  '/event/name',
  '/topic',
  '/kind',
  '/name',
  '/action',
];
