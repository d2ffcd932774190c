import { isJsonArray, isJsonObject, ownValue } from '../../json/json.js';
import { pointerTo } from '../../json/json-pointer.js';
import type { Example } from '../catalog.js';
import type { WebhookBody } from '../documents/api-document.js';
import { keyOf } from '../documents/document-place.js';
import { isOnly } from '../events/component-usage.js';
import type { FollowReference } from '../events/discriminator.js';
import type { SchemaIndex, SchemaNode } from '../index/schema-index.js';

/** What OpenAPI says about an event outside its schema. */
export interface WebhookNotes {
  /** Examples of the schema. */
  readonly examples: readonly Example[];
  /** Examples of a union that lists the schema. Each is an example of one of the union's schemas. */
  readonly ofUnion: readonly Example[];
  readonly summary?: string;
  readonly description?: string;
}

/**
 * What the webhooks and callbacks of OpenAPI documents say about the schemas of their bodies, by the keys of those
 * schemas. The examples of a body belong to all schemas that its union lists: the event type tells which. Its texts
 * belong to a body of one schema only.
 */
export function webhookNotes(index: SchemaIndex, follow: FollowReference): ReadonlyMap<string, WebhookNotes> {
  const found = new Map<string, WebhookNotes>();
  for (const body of [...index.openApi.values()].flatMap(({ bodies }) => bodies)) {
    const root = index.nodeAt(body.schema.document, body.schema.pointer);
    const schemas = root ? schemasOf(index, follow, root, new Set()) : [];
    const isOne = schemas.filter(({ isListed }) => isListed).length < 2;
    for (const { node, isListed } of schemas) {
      const key = keyOf(node);
      found.set(key, together(found.get(key), body, isOne || !isListed));
    }
  }
  return found;
}

interface BodySchema {
  readonly node: SchemaNode;
  /** True for a schema that a union lists, or for the only one. */
  readonly isListed: boolean;
}

/** The schema of a body, and all schemas that it leads to as a reference or as a union. */
function schemasOf(
  index: SchemaIndex,
  follow: FollowReference,
  node: SchemaNode,
  seen: ReadonlySet<SchemaNode>,
): readonly BodySchema[] {
  if (seen.has(node)) return [];
  const onPath = new Set(seen).add(node);
  const target = isOnly(node, '$ref') ? follow(node) : undefined;
  // The configuration may name the body itself as an event, in place of the schema that it refers to.
  if (target) return [{ node, isListed: false }, ...schemasOf(index, follow, target, onPath)];
  const keyword = ['oneOf', 'anyOf'].find((one) => isOnly(node, one));
  const branches = keyword && isJsonObject(node.value) ? ownValue(node.value, keyword) : undefined;
  if (keyword === undefined || !isJsonArray(branches)) return [{ node, isListed: true }];
  const inner = branches.flatMap((_branch, at) => {
    const branch = index.nodeAt(node.document, pointerTo(node.pointer, keyword, at));
    return branch ? schemasOf(index, follow, branch, onPath) : [];
  });
  return [{ node, isListed: false }, ...inner];
}

/** Several webhooks may have the same body: the first text counts, and all examples. */
function together(first: WebhookNotes | undefined, body: WebhookBody, isAlone: boolean): WebhookNotes {
  const texts: Partial<WebhookBody> = isAlone ? body : {};
  const summary = first?.summary ?? texts.summary;
  const description = first?.description ?? texts.description;
  return {
    examples: [...(first?.examples ?? []), ...(isAlone ? body.examples : [])],
    ofUnion: [...(first?.ofUnion ?? []), ...(isAlone ? [] : body.examples)],
    ...(summary !== undefined && { summary }),
    ...(description !== undefined && { description }),
  };
}
