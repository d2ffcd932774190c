/** Every entry point of the package can be imported by its name, and leads to the same types. */
import type * as root from '@hookschema/scalekit';
import type { OrganizationCreatedEvent } from '@hookschema/scalekit';
import type * as allErrors from '@hookschema/scalekit/all-errors';
import type * as event from '@hookschema/scalekit/events/organization.created';
import { fixtures, makeEvent } from '@hookschema/scalekit/fixtures';
import * as own from '@hookschema/scalekit/fixtures/organization.created';
import type * as guards from '@hookschema/scalekit/guards';
import type * as validators from '@hookschema/scalekit/validators';
import { sameTypes } from './expect-types.js';

sameTypes<event.OrganizationCreatedEvent, OrganizationCreatedEvent>(true);
sameTypes<root.OrganizationCreatedEvent, OrganizationCreatedEvent>(true);
sameTypes<typeof event.validateOrganizationCreatedEvent, typeof validators.validateOrganizationCreatedEvent>(
  true,
);
sameTypes<typeof event.isOrganizationCreatedEvent, typeof validators.isOrganizationCreatedEvent>(true);

/** The guards can be imported without the validators, and the validators in a form that reports all errors. */
type Named<T, Prefix extends string> = Extract<keyof T, `${Prefix}${string}`>;
sameTypes<keyof typeof guards, Named<typeof validators, 'is'>>(true);
sameTypes<keyof typeof allErrors, Named<typeof validators, 'validate'>>(true);
sameTypes<typeof guards.isOrganizationCreatedEvent, typeof validators.isOrganizationCreatedEvent>(true);
sameTypes<
  ReturnType<typeof allErrors.validateOrganizationCreatedEvent>,
  validators.ValidationResult<OrganizationCreatedEvent>
>(true);

sameTypes<keyof typeof fixtures, root.WebhookEventType>(true);
sameTypes<(typeof fixtures)['organization.created'], typeof own>(true);
sameTypes<(typeof own.examples)[number], OrganizationCreatedEvent>(true);
sameTypes<typeof own.minimal, OrganizationCreatedEvent>(true);

/** The fixtures of each event have the type of the event, and at least one example. */
type Samples = {
  readonly [T in root.WebhookEventType]: {
    readonly examples: readonly [root.WebhookEventOf<T>, ...root.WebhookEventOf<T>[]];
    readonly full: root.WebhookEventOf<T>;
    readonly variants: readonly { readonly payload: root.WebhookEventOf<T> }[];
    readonly invalid: readonly {
      readonly payload: unknown;
      readonly path: string;
      readonly keyword: string;
    }[];
  };
};
export const samples: Samples = fixtures;
export const sample: OrganizationCreatedEvent = fixtures['organization.created'].examples[0];

// @ts-expect-error: the samples of another event
export const other: OrganizationCreatedEvent = fixtures['permission.created'].examples[0];
// @ts-expect-error: no event of the catalog has this type
export const missing = fixtures['permission.painted'];
// @ts-expect-error: the list of samples is readonly
own.examples.push(sample);

export const made: OrganizationCreatedEvent = makeEvent('organization.created');
makeEvent('organization.created', { data: { display_name: 'X', external_id: null } }, { seed: 1 });
// @ts-expect-error: an override of the wrong type
makeEvent('organization.created', { data: { display_name: 1 } });
// @ts-expect-error: an override that the event does not have
makeEvent('permission.created', { data: { display_name: 'X' } });
// @ts-expect-error: no event of the catalog has this type
makeEvent('permission.painted');

// @ts-expect-error: no event of the catalog has this type
export type Missing = typeof import('@hookschema/scalekit/events/permission.painted');
// @ts-expect-error: internal modules of the package cannot be imported
export type Inside = typeof import('@hookschema/scalekit/types');
// @ts-expect-error: the union is not part of an event's own entry point
export type Elsewhere = typeof event.validateWebhookEvent;
