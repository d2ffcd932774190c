import { placeAsJson } from '../diagnostics/index.js';
import type { JsonObject, JsonValue } from '../json/json.js';
import type { Finding } from './finding.js';
import type { ContractResult } from './run-contract.js';

/** The result of a comparison for programs, and for the reporter html. */
export function asJson({ evidence, open, all, drift }: ContractResult): JsonObject {
  const decided = all.filter((one) => !open.some((other) => isSame(one, other)));
  return {
    sources: evidence.map(({ source, events }) => ({ ...source, events: events.map(({ event }) => event) })),
    events: [...drift.events.keys()],
    decided: decided.length,
    findings: open.map(findingAsJson),
  };
}

function isSame(one: Finding, other: Finding): boolean {
  return (
    one.code === other.code && one.event === other.event && one.path === other.path && one.kind === other.kind
  );
}

function findingAsJson({
  code,
  kind,
  event,
  path,
  message,
  hint,
  says,
  at,
  schemaAt,
  patch,
}: Finding): JsonValue {
  return {
    code,
    kind,
    event,
    path,
    message,
    hint,
    at: placeAsJson(at),
    ...(schemaAt && { schemaAt: placeAsJson(schemaAt) }),
    says: says.map(({ who, text, at: place }) => ({ who, text, ...(place && { at: placeAsJson(place) }) })),
    ...(patch && { patch: { file: patch.file, operations: patch.operations.map((one) => ({ ...one })) } }),
  };
}
