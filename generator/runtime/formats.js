// The formats that are checked, each as exact as its RFC. The functions that an emitted module uses are copied into it
// unchanged, one by one, so each may use only the constants and functions in this file. Each checks the type too: a guard
// then reads a property once, and is shorter.

// Digits are written out, or counted by twos and threes: V8 runs higher counts as loops, which take longer. Leap seconds
// are left to the slower function, because nearly every timestamp matches here.
const DATE_TIME =
  /^(?:\d\d\d\d-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))|(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const DATE =
  /^(?:\d\d\d\d-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))|(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)$/;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const DURATION =
  /^P(?:\d+W|(?=\d|T\d)(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)?(?:T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?)$/;
const EMAIL =
  /^(?:[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*|"(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\[\x20-\x7e])*")@(?:[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*(?:\.[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*)*|\[[\x21-\x5a\x5e-\x7e]+\])$/;
const HOSTNAME = /^[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*(?:\.[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*)*$/;
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/;
// Eight groups, or fewer with a `::`: the lookahead finds eight in spite of it.
const IPV6 =
  /^(?:(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|(?!:*(?:[0-9A-Fa-f]+:+){7}[0-9A-Fa-f])(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4})*)?::(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4})*)?)$/;
// Percent-encoded characters are outside of the loops over plain ones, because a loop over alternatives takes twice as
// long. For the same reason a plain host, without user and port, is the first alternative of the authority. Nearly every
// URI is a URL with a plain host, which is the first alternative of all. What comes before its first percent sign is read
// three characters at a time, which costs less for each.
const URI =
  /^https?:\/\/[\w.-]+(?::\d+)?(?:[/?](?:[!$&-;=?-Z_a-z~][!$&-;=?-Z_a-z~][!$&-;=?-Z_a-z~])*[!$&-;=?-Z_a-z~]?[!$&-;=?-Z_a-z~]?(?:%[0-9A-Fa-f]{2}[!$&-;=?-Z_a-z~]*)*)?(?:#[!$&-;=?-Z_a-z~]*(?:%[0-9A-Fa-f]{2}[!$&-;=?-Z_a-z~]*)*)?$|^[A-Za-z][A-Za-z0-9+.-]*:(?:\/\/(?:[\w.-]+(?=[/?#]|$)|(?:[\w.~!$&'()*+,;=:-]*(?:%[0-9A-Fa-f]{2}[\w.~!$&'()*+,;=:-]*)*@)?(?:\[[0-9A-Fa-f:.]+\]|\[[vV][0-9A-Fa-f]+\.[\w.~!$&'()*+,;=:-]+\]|[\w.~!$&'()*+,;=-]*(?:%[0-9A-Fa-f]{2}[\w.~!$&'()*+,;=-]*)*)(?::\d*)?(?=[/?#]|$))|(?!\/\/))[\w.~!$&'()*+,;=:@/-]*(?:%[0-9A-Fa-f]{2}[\w.~!$&'()*+,;=:@/-]*)*(?:\?[\w.~!$&'()*+,;=:@/?-]*(?:%[0-9A-Fa-f]{2}[\w.~!$&'()*+,;=:@/?-]*)*)?(?:#[\w.~!$&'()*+,;=:@/?-]*(?:%[0-9A-Fa-f]{2}[\w.~!$&'()*+,;=:@/?-]*)*)?$/;
const URI_REFERENCE =
  /^(?:[A-Za-z][A-Za-z0-9+.-]*:|(?![^/?#]*:))(?:\/\/(?:[\w.-]+(?=[/?#]|$)|(?:[\w.~!$&'()*+,;=:-]*(?:%[0-9A-Fa-f]{2}[\w.~!$&'()*+,;=:-]*)*@)?(?:\[[0-9A-Fa-f:.]+\]|\[[vV][0-9A-Fa-f]+\.[\w.~!$&'()*+,;=:-]+\]|[\w.~!$&'()*+,;=-]*(?:%[0-9A-Fa-f]{2}[\w.~!$&'()*+,;=-]*)*)(?::\d*)?(?=[/?#]|$))|(?!\/\/))[\w.~!$&'()*+,;=:@/-]*(?:%[0-9A-Fa-f]{2}[\w.~!$&'()*+,;=:@/-]*)*(?:\?[\w.~!$&'()*+,;=:@/?-]*(?:%[0-9A-Fa-f]{2}[\w.~!$&'()*+,;=:@/?-]*)*)?(?:#[\w.~!$&'()*+,;=:@/?-]*(?:%[0-9A-Fa-f]{2}[\w.~!$&'()*+,;=:@/?-]*)*)?$/;
// Runs of ASCII characters are loops without alternatives, the first one of three characters at a time.
const URI_TEMPLATE =
  /^(?:[!#$&-;=?-[\]_a-z~][!#$&-;=?-[\]_a-z~][!#$&-;=?-[\]_a-z~])*[!#$&-;=?-[\]_a-z~]?[!#$&-;=?-[\]_a-z~]?(?:(?:[\xa0-\ufdcf\ufdf0-\uffef]|%[0-9A-Fa-f]{2}|\{[+#./;?&=,!@|]?(?:\w|%[0-9A-Fa-f]{2})\w*(?:%[0-9A-Fa-f]{2}\w*)*(?:\.(?:\w|%[0-9A-Fa-f]{2})\w*(?:%[0-9A-Fa-f]{2}\w*)*)*(?:\*|:[1-9]\d{0,3})?(?:,(?:\w|%[0-9A-Fa-f]{2})\w*(?:%[0-9A-Fa-f]{2}\w*)*(?:\.(?:\w|%[0-9A-Fa-f]{2})\w*(?:%[0-9A-Fa-f]{2}\w*)*)*(?:\*|:[1-9]\d{0,3})?)*\})[!#$&-;=?-[\]_a-z~]*)*$/;
const UUID =
  /^[0-9A-Fa-f]{3}[0-9A-Fa-f]{3}[0-9A-Fa-f]{2}-[0-9A-Fa-f]{2}[0-9A-Fa-f]{2}-[0-9A-Fa-f]{2}[0-9A-Fa-f]{2}-[0-9A-Fa-f]{2}[0-9A-Fa-f]{2}-[0-9A-Fa-f]{3}[0-9A-Fa-f]{3}[0-9A-Fa-f]{3}[0-9A-Fa-f]{3}$/;
const JSON_POINTER = /^(?:\/(?:[^~/]|~[01])*)*$/;
const RELATIVE_JSON_POINTER = /^(?:0|[1-9]\d*)(?:#|(?:\/(?:[^~/]|~[01])*)*)$/;

/**
 * RFC 3339, section 5.6: date-time.
 * @param {unknown} value
 */
export function isDateTime(value) {
  return typeof value === "string" && (DATE_TIME.test(value) || isLeapSecond(value));
}

/**
 * A date-time whose second is 60. Leap seconds occur only at the end of a day in UTC (RFC 3339, section 5.7): with 59
 * instead, the text must be a date-time at that moment.
 * @param {string} text
 */
function isLeapSecond(text) {
  if (text.slice(17, 19) !== "60") return false;
  const before = `${text.slice(0, 17)}59${text.slice(19)}`;
  if (!DATE_TIME.test(before)) return false;
  const utc = new Date(before.replace(/\.\d+/, "").toUpperCase()).toISOString();
  return utc.slice(-13, -8) === "23:59";
}

/**
 * RFC 3339, section 5.6: full-date.
 * @param {unknown} value
 */
export function isDate(value) {
  return typeof value === "string" && DATE.test(value);
}

/**
 * RFC 3339, section 5.6: full-time.
 * @param {unknown} value
 */
export function isTime(value) {
  if (typeof value !== "string") return false;
  return TIME.test(value) || (value[6] === "6" && isLeapSecond(`1970-01-01T${value}`));
}

/**
 * RFC 3339, appendix A: duration.
 * @param {unknown} value
 */
export function isDuration(value) {
  return typeof value === "string" && DURATION.test(value);
}

/**
 * RFC 5321, section 4.1.2: mailbox.
 * @param {unknown} value
 */
export function isEmail(value) {
  if (typeof value !== "string" || !EMAIL.test(value)) return false;
  return value.length < 64 || value.endsWith("]") || hasShortLabels(value.slice(value.lastIndexOf("@") + 1));
}

/**
 * RFC 1123, section 2.1.
 * @param {unknown} value
 */
export function isHostname(value) {
  return typeof value === "string" && value.length <= 253 && HOSTNAME.test(value) && hasShortLabels(value);
}

/**
 * True for a host name none of whose labels has more than 63 characters (RFC 1035, section 2.3.4).
 * @param {string} name
 */
function hasShortLabels(name) {
  return name.length < 64 || !/[^.]{64}/.test(name);
}

/**
 * RFC 2673, section 3.2: dotted quad.
 * @param {unknown} value
 */
export function isIpv4(value) {
  return typeof value === "string" && IPV4.test(value);
}

/**
 * RFC 4291, section 2.2.
 * @param {unknown} value
 */
export function isIpv6(value) {
  // The longest has six groups of four digits, and four numbers of three for the last two.
  if (typeof value !== "string" || value.length > 45) return false;
  const last = value.lastIndexOf(":") + 1;
  if (!value.includes(".", last)) return IPV6.test(value);
  return IPV4.test(value.slice(last)) && IPV6.test(`${value.slice(0, last)}0:0`);
}

/**
 * RFC 3986: a URI with its scheme.
 * @param {unknown} value
 */
export function isUri(value) {
  return typeof value === "string" && URI.test(value);
}

/**
 * RFC 3986: a URI or a relative reference.
 * @param {unknown} value
 */
export function isUriReference(value) {
  return typeof value === "string" && URI_REFERENCE.test(value);
}

/**
 * RFC 6570, section 2, with the apostrophe of erratum 6937: a URI template.
 * @param {unknown} value
 */
export function isUriTemplate(value) {
  return typeof value === "string" && URI_TEMPLATE.test(value);
}

/**
 * RFC 4122, section 3.
 * @param {unknown} value
 */
export function isUuid(value) {
  return typeof value === "string" && UUID.test(value);
}

/**
 * RFC 6901.
 * @param {unknown} value
 */
export function isJsonPointer(value) {
  return typeof value === "string" && JSON_POINTER.test(value);
}

/**
 * The Relative JSON Pointer draft.
 * @param {unknown} value
 */
export function isRelativeJsonPointer(value) {
  return typeof value === "string" && RELATIVE_JSON_POINTER.test(value);
}

/**
 * ECMA-262, with the `u` flag.
 * @param {unknown} value
 */
export function isRegex(value) {
  if (typeof value !== "string") return false;
  try {
    new RegExp(value, "u");
    return true;
  } catch {
    return false;
  }
}
