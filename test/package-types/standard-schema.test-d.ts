/** Each validator is a schema for tools that accept Standard Schema v1, and they infer the event from it. */
import type { OrganizationCreatedEvent, WebhookEvent } from '@hookschema/scalekit';
import { validateOrganizationCreatedEvent, validateWebhookEvent } from '@hookschema/scalekit/validators';
import { sameTypes } from './expect-types.js';

/** The specification's own interface, from https://standardschema.dev (MIT), with the types that it needs. */
interface StandardSchemaV1<Input = unknown, Output = Input> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => Result<Output> | Promise<Result<Output>>;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}
type Result<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly Issue[] };
interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}
type Types<S extends StandardSchemaV1> = NonNullable<S['~standard']['types']>;

sameTypes<Types<typeof validateOrganizationCreatedEvent>['output'], OrganizationCreatedEvent>(true);
sameTypes<Types<typeof validateOrganizationCreatedEvent>['input'], OrganizationCreatedEvent>(true);
sameTypes<Types<typeof validateWebhookEvent>['output'], WebhookEvent>(true);

declare function parse<S extends StandardSchemaV1>(schema: S, value: unknown): Types<S>['output'];
export const event: OrganizationCreatedEvent = parse(validateOrganizationCreatedEvent, {});
export const anyEvent: WebhookEvent = parse(validateWebhookEvent, {});
export const schema: StandardSchemaV1<WebhookEvent> = validateWebhookEvent;
// @ts-expect-error: it may be another event
export const other: OrganizationCreatedEvent = parse(validateWebhookEvent, {});
// @ts-expect-error: a schema for another event
export const otherSchema: StandardSchemaV1<OrganizationCreatedEvent> = validateWebhookEvent;
