import { posix } from 'node:path';
import { type Diagnostic, type DiagnosticCode, diagnostic } from '../../diagnostics/index.js';
import { pointerTo, pointerTokens } from '../../json/json-pointer.js';
import { placeOf } from '../../load/source-text.js';
import { nearest } from '../../text/nearest.js';
import { decoded } from '../../text/percent-encoding.js';
import { similarFileHint } from '../documents/similar-file.js';
import { FOLDER_SCHEME, folderUri, withoutFragment } from './folder-uri.js';
import { pointerMeant } from './pointer-meant.js';
import { extensionHint, misplacedHint, sameIdHint, unfinishedHint } from './reference-hints.js';
import type { SchemaIndex, SchemaNode } from './schema-index.js';
import { uriText } from './uri-text.js';

/** Where a reference leads. `silent` means: into a file that has already been reported as broken. */
export type Resolved =
  | { readonly target: SchemaNode }
  | { readonly problem: Diagnostic }
  | { readonly silent: true };

/**
 * Resolves a reference against the base URI of the schema that holds it and, when that finds nothing, against the
 * path of its file and the common base of the configuration. Nothing outside the schema folder is ever read.
 */
export function resolveReference(
  index: SchemaIndex,
  from: SchemaNode,
  reference: { readonly keyword: string; readonly ref: string },
): Resolved {
  const { ref } = reference;
  const fail = (code: DiagnosticCode, message: string, hint: string): Resolved => ({
    problem: diagnostic(
      code,
      { message, hint },
      placeOf(from.document, pointerTo(from.pointer, reference.keyword)),
    ),
  });
  const common = index.idBase === undefined ? [] : [index.idBase];
  const isCommon = common.some((base) => resourceAt(index, ref, base) !== undefined);
  if (!isCommon && leavesFolder(ref, from)) {
    const hint =
      sameIdHint(index, ref) ?? unfinishedHint(index, from, ref) ?? 'move its target into the schema folder';
    return fail('HS302', `${ref} leaves the schema folder`, hint);
  }
  for (const base of new Set([from.base, folderUri(from.document.path), ...common])) {
    const uri = parseUri(ref, base);
    const resource = resourceAt(index, ref, base);
    if (!uri || !resource) continue;
    const target = withinResource(index, resource, uri);
    if (target) return { target };
    const hint = misplacedHint(index, from, resource, ref) ?? unfinishedHint(index, from, ref);
    return fail('HS301', `nothing is at ${ref}`, hint ?? fragmentHint(index, resource, ref, uri));
  }
  return missingResource(index, from, ref, fail);
}

function resourceAt(index: SchemaIndex, ref: string, base: string): SchemaNode | undefined {
  const uri = parseUri(ref, base);
  return uri && index.byUri.get(withoutFragment(uri));
}

function withinResource(index: SchemaIndex, resource: SchemaNode, uri: URL): SchemaNode | undefined {
  const fragment = decoded(uri.hash.slice(1));
  if (fragment === '') return index.nodeAt(resource.document, resource.pointer);
  if (!fragment.startsWith('/')) return index.byUri.get(anchorPrefix(resource) + fragment);
  if (pointerTokens(fragment) === undefined) return undefined;
  return index.nodeAt(resource.document, resource.pointer + fragment);
}

/** What the URIs of a resource's anchors begin with: its own URI, whichever of its URIs a reference has. */
function anchorPrefix({ base }: SchemaNode): string {
  return `${base}#`;
}

type Fail = (code: DiagnosticCode, message: string, hint: string) => Resolved;

function missingResource(index: SchemaIndex, from: SchemaNode, ref: string, fail: Fail): Resolved {
  const uri = parseUri(ref, folderUri(from.document.path));
  if (!uri)
    return fail('HS301', `${JSON.stringify(ref)} is not a URI reference`, 'write a path or a pointer');
  const same = sameIdHint(index, ref);
  if (uri.protocol !== FOLDER_SCHEME) {
    return fail(
      'HS303',
      `${ref} is not in the schema folder`,
      'copy the schema into the folder and keep its $id; hookschema never fetches schemas',
    );
  }
  const path = decoded(uri.pathname.slice(1));
  if (index.broken.has(path)) return { silent: true };
  const hint = same ?? unfinishedHint(index, from, ref) ?? extensionHint(index, path, ref);
  return fail(
    'HS301',
    `the schema folder has no file ${path}`,
    hint ?? similarFileHint(index.documents, path),
  );
}

/** True for a path that leads out of the schema folder or starts at the root of the disk. */
function leavesFolder(ref: string, from: SchemaNode): boolean {
  if (/^file:/i.test(ref)) return true;
  if (/^[a-z][a-z0-9+.-]*:/i.test(ref) || ref.startsWith('#') || !from.base.startsWith(FOLDER_SCHEME))
    return false;
  const [path = ''] = ref.split(/[?#]/);
  if (path === '') return false;
  if (/^[/\\]/.test(path)) return true;
  const base = decoded(new URL(from.base).pathname.slice(1));
  return posix.normalize(posix.join(posix.dirname(base), decoded(path))).startsWith('..');
}

function parseUri(ref: string, base: string): URL | undefined {
  try {
    return new URL(uriText(ref), base);
  } catch {
    return undefined;
  }
}

/** What to do about a reference into a schema that leads nowhere: the fragment that was probably meant. */
function fragmentHint(index: SchemaIndex, resource: SchemaNode, ref: string, uri: URL): string {
  const fragment = decoded(uri.hash.slice(1));
  if (fragment === '')
    return 'this document only has schemas: name one of them, such as #/components/schemas/order';
  const meant = fragment.startsWith('/')
    ? pointerMeant(resource.value, fragment)
    : anchorMeant(index, resource, fragment);
  if (meant !== undefined) return `did you mean ${ref.replace(/#.*$/s, '')}#${meant}?`;
  return fragment.startsWith('/')
    ? 'check the pointer: each segment is a key of the schema, with ~1 for / and ~0 for ~'
    : 'check the anchor: it must be an $anchor of that schema';
}

function anchorMeant(index: SchemaIndex, resource: SchemaNode, fragment: string): string | undefined {
  const prefix = anchorPrefix(resource);
  const anchors = [...index.byUri.keys()].flatMap((one) =>
    one.startsWith(prefix) ? [one.slice(prefix.length)] : [],
  );
  return nearest(fragment, anchors);
}
