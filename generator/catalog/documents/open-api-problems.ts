import { type Diagnostic, type DiagnosticCode, diagnostic } from '../../diagnostics/index.js';
import { isJsonObject, ownValue } from '../../json/json.js';
import { pointerTo } from '../../json/json-pointer.js';
import type { SchemaDocument } from '../../load/read-schemas.js';
import { placeOf } from '../../load/source-text.js';
import type { OtherBody } from './api-document.js';
import { isAsyncApi } from './async-api.js';
import { filePath, type StrayReference } from './open-api-places.js';
import { similarFileHint } from './similar-file.js';
import { unreadableDialect } from './unreadable-dialect.js';

/**
 * The diagnostic for a reference that stands for a webhook or a part of one and leads nowhere. None when its file has
 * been reported as broken.
 */
export function strayReference(
  { document, pointer, ref }: StrayReference,
  documents: readonly SchemaDocument[],
  isBroken: (path: string) => boolean,
): readonly Diagnostic[] {
  const at = (code: DiagnosticCode, message: string, hint: string): readonly Diagnostic[] => [
    diagnostic(code, { message, hint }, placeOf(document, pointerTo(pointer, '$ref'))),
  ];
  const [address = ''] = ref.split('#');
  const path = filePath(document.path, address);
  if (address.startsWith('/') || path?.startsWith('..'))
    return at('HS302', `${ref} leaves the schema folder`, 'move its target into the schema folder');
  if (path === undefined)
    return at(
      'HS303',
      `${ref} is not in the schema folder`,
      'copy the file into the folder; hookschema never fetches files',
    );
  if (isBroken(path)) return [];
  if (address === '' || documents.some((one) => one.path === path))
    return at('HS301', `nothing is at ${ref}`, 'check the pointer');
  return at('HS301', `the schema folder has no file ${path}`, similarFileHint(documents, path));
}

/** The diagnostic for a `jsonSchemaDialect` that hookschema cannot read. */
export function unsupportedDialect(document: SchemaDocument): Diagnostic {
  const uri = isJsonObject(document.value) ? ownValue(document.value, 'jsonSchemaDialect') : undefined;
  return unreadableDialect(uri, placeOf(document, '/jsonSchemaDialect'));
}

/** The diagnostic for a webhook whose body is not JSON. */
export function noJsonBody({ place, mediaTypes }: OtherBody): Diagnostic {
  if (isAsyncApi(place.document.value)) {
    const message = `this message is written in another format (${mediaTypes.join(', ')}) and is left out`;
    const hint =
      'hookschema reads JSON payloads that JSON Schema describes; convert the schema, or remove the message';
    return diagnostic('HS420', { message, hint }, placeOf(place.document, place.pointer, 'key'));
  }
  const kind = mediaTypes.some((one) => /^multipart\//i.test(one))
    ? 'a multipart body'
    : mediaTypes.some((one) => /^application\/x-www-form-urlencoded/i.test(one))
      ? 'a form as its body'
      : 'a body that is not JSON';
  const message = `this webhook has ${kind} (${mediaTypes.join(', ')}) and is left out`;
  const hint =
    'hookschema reads JSON bodies; if the request carries JSON too, list application/json in "content"';
  return diagnostic('HS420', { message, hint }, placeOf(place.document, place.pointer, 'key'));
}
