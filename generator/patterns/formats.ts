import {
  isDate,
  isDateTime,
  isDuration,
  isEmail,
  isHostname,
  isIpv4,
  isIpv6,
  isJsonPointer,
  isRegex,
  isRelativeJsonPointer,
  isTime,
  isUri,
  isUriReference,
  isUuid,
} from '../runtime/formats.js';

type FormatCheck = (text: string) => boolean;

/** The formats that validators check, and the runtime function that checks each of them. */
const CHECKS: ReadonlyMap<string, FormatCheck> = new Map([
  ['date', isDate],
  ['date-time', isDateTime],
  ['duration', isDuration],
  ['email', isEmail],
  ['hostname', isHostname],
  ['ipv4', isIpv4],
  ['ipv6', isIpv6],
  ['json-pointer', isJsonPointer],
  ['regex', isRegex],
  ['relative-json-pointer', isRelativeJsonPointer],
  ['time', isTime],
  ['uri', isUri],
  ['uri-reference', isUriReference],
  ['uuid', isUuid],
]);

/** The names of the formats that are checked. Every other format is an annotation. */
export const FORMAT_NAMES: readonly string[] = [...CHECKS.keys()];

/** The runtime function for a format. Validators contain it under its own name. */
export function formatCheck(format: string): FormatCheck | undefined {
  return CHECKS.get(format);
}
