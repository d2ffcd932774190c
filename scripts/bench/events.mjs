/** The six documented events of the benchmark: two shapes of data, with three events each. */
export const EVENTS = [
  'organization.created',
  'organization.deleted',
  'organization.updated',
  'permission.created',
  'permission.deleted',
  'permission.updated',
];
