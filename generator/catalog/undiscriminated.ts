import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { pointerTo } from '../json-pointer.js';
import { placeOf } from '../load/source-text.js';
import type { Discriminator } from './catalog.js';
import type { SchemaNode } from './schema-index.js';

/** A diagnostic for a schema that has to be an event, and says nothing of which. */
export function lacks({ document, pointer }: SchemaNode, told: Discriminator): Diagnostic {
  return diagnostic('HS401', lacking(told), placeOf(document, pointer));
}

function lacking(told: Discriminator): { message: string; hint: string } {
  if (told.kind === 'property') {
    return {
      message: `an event without a discriminator: no property at ${pointerTo('', ...told.property)}`,
      hint: `say which event it is: "${told.property.at(-1)}": { "const": "order.created" }, or name its place in "events" of the configuration`,
    };
  }
  const what = told.kind === 'header' ? `what the header ${told.header} says` : 'the event type';
  return {
    message: `an event of which nothing says ${what}`,
    hint: `name its place in "events" of the configuration: events/{${told.kind === 'header' ? 'header' : 'type'}}.json`,
  };
}

/** A diagnostic for an event whose discriminator may be anything. */
export function notLiteral(node: SchemaNode, told: Extract<Discriminator, { kind: 'property' }>): Diagnostic {
  return diagnostic(
    'HS402',
    {
      message: `the discriminator ${pointerTo('', ...told.property)} is no literal`,
      hint: 'an event needs a "const" there, or an "enum" of event types; a shared definition must be referred to',
    },
    placeOf(node.document, node.pointer),
  );
}
