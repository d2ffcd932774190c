/** The documented events that the benchmark is about: two shapes of data, three events each. */
export const EVENTS = [
  'organization.created',
  'organization.deleted',
  'organization.updated',
  'permission.created',
  'permission.deleted',
  'permission.updated',
];
