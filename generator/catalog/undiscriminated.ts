import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { pointerTo } from '../json/json-pointer.js';
import { placeOf } from '../load/source-text.js';
import type { Discriminator } from './catalog.js';
import type { SchemaNode } from './schema-index.js';

/** The diagnostic for a schema that must be an event but does not say which. */
export function missingDiscriminator(node: SchemaNode, discriminator: Discriminator): Diagnostic {
  return diagnostic('HS401', lacking(node, discriminator), placeOf(node.document, node.pointer));
}

function lacking(node: SchemaNode, discriminator: Discriminator): { message: string; hint: string } {
  if (discriminator.kind === 'property') {
    return {
      message: `an event without a discriminator: no property at ${pointerTo('', ...discriminator.property)}`,
      hint: `name the event: "${discriminator.property.at(-1)}": { "const": "order.created" }, or list its place in "events" in the configuration`,
    };
  }
  const what =
    discriminator.kind === 'header' ? `the value of the header ${discriminator.header}` : 'the event type';
  const pattern = `events/{${discriminator.kind === 'header' ? 'header' : 'type'}}.json`;
  const entry = `{ "issues.opened": ${JSON.stringify(placeInEvents(node))} }`;
  return {
    message: `nothing states ${what} for this event`,
    hint: `list its place in "events" in the configuration: ${node.pointer === '' ? pattern : entry}`,
  };
}

/**
 * How `events` of the configuration names a schema inside a document. A webhook of OpenAPI is named by its key alone.
 */
function placeInEvents({ document, pointer }: SchemaNode): string {
  return `${document.path}#${/^\/webhooks\/[^/]+/.exec(pointer)?.[0] ?? pointer}`;
}

/** The diagnostic for an event whose discriminator is not a literal. */
export function notLiteral(
  node: SchemaNode,
  discriminator: Extract<Discriminator, { kind: 'property' }>,
): Diagnostic {
  return diagnostic(
    'HS402',
    {
      message: `the discriminator ${pointerTo('', ...discriminator.property)} is not a literal`,
      hint: 'add a "const", or an "enum" of event types; if this is a shared definition, refer to it from an event',
    },
    placeOf(node.document, node.pointer),
  );
}
