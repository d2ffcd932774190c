import { isDeepStrictEqual } from 'node:util';
import { DiagnosticError } from '../diagnostics/index.js';
import type { Evidence } from '../evidence/evidence.js';
import type { LoadedSchemas } from '../load/read-schemas.js';
import { applyPatch } from './apply-patch.js';
import { statedNodes, witnessesByEvent } from './compare.js';
import { compareWithSchema } from './compare-event.js';
import { type DriftCatalog, driftCatalog } from './drift-catalog.js';
import type { Finding, SchemaPatch } from './finding.js';
import { proposalFor } from './patch-proposals.js';
import type { Witness } from './subject.js';

/** The most patches that are tried. Each costs as much as reading the schemas of the catalog. */
const MOST = 200;

/**
 * Adds a patch to each difference for which one is certain: applied to the schemas, the difference is gone, and no
 * other has come, in any event.
 */
export function withPatches({
  drift,
  evidence,
  open,
}: {
  readonly drift: DriftCatalog;
  readonly evidence: readonly Evidence[];
  readonly open: readonly Finding[];
}): readonly Finding[] {
  const byEvent = witnessesByEvent(evidence);
  const tried: { readonly patch: SchemaPatch; readonly isCertain: (finding: Finding) => boolean }[] = [];
  return open.map((finding) => {
    const event = drift.events.get(finding.event);
    const witnesses = documentsOnly(byEvent.get(finding.event) ?? []);
    if (event === undefined || witnesses.length === 0) return finding;
    const proposal = proposalFor(finding, { drift, event, witnesses });
    if (proposal === undefined) return finding;
    const { node, operations } = proposal;
    const patch = { file: node.document.file, document: node.document.path, operations };
    const known = tried.find((one) => isDeepStrictEqual(one.patch, patch));
    if (known === undefined && tried.length >= MOST) return finding;
    const isCertain = known?.isCertain ?? trial(drift, byEvent, patch);
    if (known === undefined) tried.push({ patch, isCertain });
    return isCertain(finding) ? { ...finding, patch } : finding;
  });
}

function documentsOnly(witnesses: readonly Witness[]): readonly Witness[] {
  return witnesses.filter(({ evidence }) => evidence.counts === undefined);
}

/** Applies a patch to a copy of the schemas, and tells which differences it removes. None, where it adds others. */
function trial(
  drift: DriftCatalog,
  byEvent: ReadonlyMap<string, readonly Witness[]>,
  patch: SchemaPatch,
): (finding: Finding) => boolean {
  const changed = patchedSchemas(drift.loaded, patch);
  if (changed === undefined) return () => false;
  let patched: DriftCatalog;
  try {
    patched = driftCatalog(drift.catalog, changed, drift.settings);
  } catch (error) {
    if (error instanceof DiagnosticError) return () => false;
    throw error;
  }
  const affected = [...drift.events.values()].filter(
    (event) =>
      event.node.document.path === patch.document || event.fields().some(({ at }) => at.file === patch.file),
  );
  const namesIn = (catalog: DriftCatalog): ReadonlySet<string> => {
    const isStated = statedNodes(catalog, byEvent);
    return new Set(
      affected.flatMap(({ type }) => {
        const event = catalog.events.get(type);
        const witnesses = documentsOnly(byEvent.get(type) ?? []);
        return event === undefined
          ? []
          : compareWithSchema(catalog.world, event, witnesses, isStated).map(nameOf);
      }),
    );
  };
  const [before, after] = [namesIn(drift), namesIn(patched)];
  const addsOthers = [...after].some((name) => !before.has(name));
  return (finding) => !addsOthers && !after.has(nameOf(finding));
}

function nameOf({ code, event, path, kind }: Finding): string {
  return `${code} ${event} ${path} ${kind}`;
}

function patchedSchemas(loaded: LoadedSchemas, patch: SchemaPatch): LoadedSchemas | undefined {
  const document = loaded.documents.find(({ path }) => path === patch.document);
  const value = document && applyPatch(document.value, patch.operations);
  if (document === undefined || value === undefined) return undefined;
  const documents = loaded.documents.map((one) => (one === document ? { ...one, value } : one));
  return { ...loaded, documents };
}
