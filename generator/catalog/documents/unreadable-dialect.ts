import { type Diagnostic, diagnostic, type Place } from '../../diagnostics/index.js';
import type { JsonValue } from '../../json/json.js';
import { DIALECT_URIS } from '../../schema/dialect.js';

/** HS204: a dialect that hookschema cannot read, at the place that names it. */
export function unreadableDialect(uri: JsonValue | undefined, place: Place): Diagnostic {
  const message = `the dialect ${JSON.stringify(uri)} is not supported`;
  return diagnostic('HS204', { message, hint: `use ${DIALECT_URIS.join(', ')}` }, place);
}
