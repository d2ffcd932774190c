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

/** The formats that validators check, and the function of the runtime that checks each. */
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

/** Names of the formats that are checked; every other one is an annotation. */
export const FORMAT_NAMES: readonly string[] = [...CHECKS.keys()];

/** The runtime's function for a format; its name is the one under which it is written into validators. */
export function formatCheck(format: string): FormatCheck | undefined {
  return CHECKS.get(format);
}
