import { type Diagnostic, diagnostic, type Place } from '../diagnostics/index.js';
import { isAddress } from '../evidence/fetch-source.js';
import type { Finding, Says } from './finding.js';

/** A difference as a diagnostic, for reporters. It points at the source; where that has no lines here, at the schema. */
export function asDiagnostic(finding: Finding): Diagnostic {
  const { event, path, says, at, schemaAt, message: what } = finding;
  const subject = path === '' ? event : `${event}: ${path}`;
  const isHere = at.line !== undefined && !isAddress(at.file ?? '');
  const place = isHere ? at : (schemaAt ?? at);
  const sides = says.map((one) => `${one.who}${placeText(one, place)}: ${one.text}`).join('; ');
  const wording = { message: `${subject}: ${what} (${sides})`, hint: finding.hint };
  const isOther = (one: Place): boolean => one.file !== undefined && one.line !== undefined && one !== place;
  const related = [
    ...(schemaAt && isOther(schemaAt) && place !== schemaAt ? [{ ...schemaAt, what: 'the schema' }] : []),
    ...says.flatMap((one) =>
      one.at && isOther(one.at) && one.who !== 'schema' && !isSame(one.at, place)
        ? [{ ...one.at, what: one.who }]
        : [],
    ),
  ];
  return { ...diagnostic(finding.code, wording, place), ...(related.length > 0 && { related }) };
}

/** Where a side says something, unless the diagnostic points there. */
function placeText({ at: own }: Says, shown: Place): string {
  if (own?.file === undefined || (own.file === shown.file && own.line === shown.line)) return '';
  return ` in ${[own.file, own.line].filter((part) => part !== undefined).join(':')}`;
}

function isSame(one: Place, other: Place): boolean {
  return one.file === other.file && one.line === other.line && one.column === other.column;
}
