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
  isUriTemplate,
  isUuid,
} from '../runtime/formats.js';

/** A format that validators check. */
export interface Format {
  /** The runtime function that checks that a value is a text of the format. Emitted validators call it by its name. */
  readonly check: (value: unknown) => boolean;
  /** A string of the format, for valid payloads. */
  readonly valid: string;
  /** A string that is not of the format, for invalid payloads. */
  readonly invalid: string;
}

/** Every format that validators check. The checks are in `formats.js` of the runtime. To add a format, add a row. */
const FORMATS = {
  date: { check: isDate, valid: '2024-01-15', invalid: '?' },
  'date-time': { check: isDateTime, valid: '2024-01-15T10:30:00Z', invalid: '?' },
  duration: { check: isDuration, valid: 'PT1H', invalid: '?' },
  email: { check: isEmail, valid: 'jane.doe@example.com', invalid: '?' },
  hostname: { check: isHostname, valid: 'www.example.com', invalid: '?' },
  ipv4: { check: isIpv4, valid: '203.0.113.10', invalid: '?' },
  ipv6: { check: isIpv6, valid: '2001:db8::1', invalid: '?' },
  'json-pointer': { check: isJsonPointer, valid: '/data', invalid: '?' },
  regex: { check: isRegex, valid: '^a$', invalid: '?' },
  'relative-json-pointer': { check: isRelativeJsonPointer, valid: '0/data', invalid: '?' },
  time: { check: isTime, valid: '10:30:00Z', invalid: '?' },
  uri: { check: isUri, valid: 'https://www.example.com/path', invalid: '?' },
  'uri-reference': { check: isUriReference, valid: '/path', invalid: 'not a uri-reference' },
  'uri-template': { check: isUriTemplate, valid: '/users/{id}', invalid: '{' },
  uuid: { check: isUuid, valid: '123e4567-e89b-12d3-a456-426614174000', invalid: '?' },
} as const satisfies Readonly<Record<string, Format>>;

/** The name of a format that validators can check. */
export type FormatName = keyof typeof FORMATS;

/** The names of the formats that validators can check; all others are annotations. */
export const FORMAT_NAMES: readonly string[] = Object.keys(FORMATS);

/** Formats, from OpenAPI and from convention, that describe a value without restricting it. They give no warning. */
export const DESCRIPTIVE_FORMATS: ReadonlySet<string> = new Set(
  'int32 int64 float double byte binary password decimal html markdown'.split(' '),
);

/** The row of a format; undefined for a format that is not checked. */
export function formatOf(name: string | undefined): Format | undefined {
  return name !== undefined && isFormatName(name) ? FORMATS[name] : undefined;
}

/** The runtime function for a format; undefined for a format that is not checked. */
export function formatCheck(name: string): Format['check'] | undefined {
  return formatOf(name)?.check;
}

function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(FORMATS, name);
}
