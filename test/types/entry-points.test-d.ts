/** Every entry point of the package can be imported by its name, and leads to the same types. */
import type * as root from '@hookschema/scalekit';
import type { OrganizationCreatedEvent } from '@hookschema/scalekit';
import type * as event from '@hookschema/scalekit/events/organization.created';
import { fixtures, organizationCreatedEventExamples } from '@hookschema/scalekit/fixtures';
import type * as validators from '@hookschema/scalekit/validators';
import { sameTypes } from './expect-types.js';

sameTypes<event.OrganizationCreatedEvent, OrganizationCreatedEvent>(true);
sameTypes<root.OrganizationCreatedEvent, OrganizationCreatedEvent>(true);
sameTypes<typeof event.validateOrganizationCreatedEvent, typeof validators.validateOrganizationCreatedEvent>(
  true,
);
sameTypes<typeof event.isOrganizationCreatedEvent, typeof validators.isOrganizationCreatedEvent>(true);

sameTypes<keyof typeof fixtures, root.WebhookEventType>(true);
sameTypes<(typeof fixtures)['organization.created'], typeof organizationCreatedEventExamples>(true);
sameTypes<(typeof organizationCreatedEventExamples)[number], OrganizationCreatedEvent>(true);

/** The samples of each event are typed as that event, and there is at least one. */
type Samples = {
  readonly [T in root.WebhookEventType]: readonly [root.WebhookEventOf<T>, ...root.WebhookEventOf<T>[]];
};
export const samples: Samples = fixtures;
export const sample: OrganizationCreatedEvent = fixtures['organization.created'][0];

// @ts-expect-error: the samples of another event
export const other: OrganizationCreatedEvent = fixtures['permission.created'][0];
// @ts-expect-error: no event of the catalog has this type
export const missing = fixtures['permission.painted'];
// @ts-expect-error: the list of samples is readonly
organizationCreatedEventExamples.push(sample);

// @ts-expect-error: no event of the catalog has this type
export type Missing = typeof import('@hookschema/scalekit/events/permission.painted');
// @ts-expect-error: how the package is made up inside is its own affair
export type Inside = typeof import('@hookschema/scalekit/types');
// @ts-expect-error: the union is not part of an event's own entry point
export type Elsewhere = typeof event.validateWebhookEvent;
