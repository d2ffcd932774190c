/** Validators return a result that narrows by `valid`. Guards narrow their argument. */
import type { OrganizationCreatedEvent, WebhookEvent, WebhookEventType } from '@hookschema/scalekit';
import {
  isOrganizationCreatedEvent,
  isWebhookEvent,
  type ValidationError,
  type ValidationResult,
  validateOrganizationCreatedEvent,
  validateWebhookEvent,
} from '@hookschema/scalekit/validators';
import { sameTypes } from './expect-types.js';

sameTypes<
  ValidationResult<string>,
  | { readonly valid: true; readonly value: string }
  | { readonly valid: false; readonly errors: readonly [ValidationError, ...ValidationError[]] }
>(true);

export function result(payload: unknown): string {
  const answer = validateWebhookEvent(payload);
  sameTypes<typeof answer, ValidationResult<WebhookEvent>>(true);
  // @ts-expect-error: the result may have no value
  const tooEarly = answer.value;
  // @ts-expect-error: the result may have no errors
  const errorsTooEarly = answer.errors;
  if (answer.valid) {
    sameTypes<typeof answer.value, WebhookEvent>(true);
    // @ts-expect-error: a valid payload has no errors
    return `${answer.value.type} ${answer.errors}`;
  }
  sameTypes<(typeof answer.errors)[0], ValidationError>(true);
  sameTypes<ValidationError['event'], WebhookEventType | undefined>(true);
  // The list has at least one error, also under noUncheckedIndexedAccess.
  const [{ path, message }] = answer.errors;
  // @ts-expect-error: an invalid payload has no value
  const value = answer.value;
  return `${path}: ${message} ${value} ${tooEarly} ${errorsTooEarly}`;
}

export function resultOfOneEvent(payload: unknown): string {
  const answer = validateOrganizationCreatedEvent(payload);
  if (!answer.valid) return answer.errors[0].message;
  sameTypes<typeof answer.value, OrganizationCreatedEvent>(true);
  return answer.value.data.create_time;
}

export function guard(payload: unknown): string {
  // @ts-expect-error: the value is still unknown
  const before = payload.type;
  if (isOrganizationCreatedEvent(payload)) {
    sameTypes<typeof payload, OrganizationCreatedEvent>(true);
    return payload.data.id;
  }
  sameTypes<typeof payload, unknown>(true);
  if (isWebhookEvent(payload) && payload.type === 'permission.created') return payload.data.name;
  return String(before);
}

export function guardWithinTheUnion(event: WebhookEvent): void {
  if (isOrganizationCreatedEvent(event)) sameTypes<typeof event, OrganizationCreatedEvent>(true);
  else sameTypes<Extract<typeof event, { type: 'organization.created' }>, never>(true);
}

export const filtered: OrganizationCreatedEvent[] = ([] as unknown[]).filter(isOrganizationCreatedEvent);

// @ts-expect-error: the validator of one event does not narrow to another
export const other: ValidationResult<OrganizationCreatedEvent> = validateWebhookEvent({});
