// The formats that are checked, each as exact as its RFC. The functions that an emitted module uses are copied into it
// unchanged, one by one, so each may use only the constants and functions in this file.

// Digits are written out one by one, because counted quantifiers take half as much time again. Leap seconds are left to
// the slower function, because nearly every timestamp matches here.
const DATE_TIME =
  /^(?:\d\d\d\d-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))|(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const DATE =
  /^(?:\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))|(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)$/;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const DURATION =
  /^P(?:\d+W|(?=\d|T\d)(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)?(?:T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?)$/;
const EMAIL =
  /^(?:[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*|"(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\[\x20-\x7e])*")@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*|\[[\x21-\x5a\x5e-\x7e]+\])$/;
const HOSTNAME =
  /^(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/;
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.|$)){4}(?<!\.)$/;
const IPV6_GROUP = /^[0-9A-Fa-f]{1,4}$/;
const URI =
  /^[A-Za-z][A-Za-z0-9+.-]*:(?:\/\/(?:(?:[\w.~!$&'()*+,;=:-]|%[0-9A-Fa-f]{2})*@)?(?:\[[0-9A-Fa-f:.]+\]|\[[vV][0-9A-Fa-f]+\.[\w.~!$&'()*+,;=:-]+\]|(?:[\w.~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)(?::\d*)?(?=[/?#]|$)|(?!\/\/))(?:[\w.~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*(?:\?(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?(?:#(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?$/;
const URI_REFERENCE =
  /^(?![^/?#]*:)(?:\/\/(?:(?:[\w.~!$&'()*+,;=:-]|%[0-9A-Fa-f]{2})*@)?(?:\[[0-9A-Fa-f:.]+\]|(?:[\w.~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)(?::\d*)?(?=[/?#]|$)|(?!\/\/))(?:[\w.~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*(?:\?(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?(?:#(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?$/;
const UUID = /^[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}$/;
const JSON_POINTER = /^(?:\/(?:[^~/]|~[01])*)*$/;
const RELATIVE_JSON_POINTER = /^(?:0|[1-9]\d*)(?:#|(?:\/(?:[^~/]|~[01])*)*)$/;

/**
 * RFC 3339, section 5.6: date-time.
 * @param {string} text
 */
export function isDateTime(text) {
  return DATE_TIME.test(text) || isLeapSecond(text);
}

/**
 * A date-time whose second is 60. Leap seconds occur only at the end of a day in UTC (RFC 3339, section 5.7): with 59
 * instead, the text must be a date-time at that moment.
 * @param {string} text
 */
function isLeapSecond(text) {
  if (text.slice(16, 19) !== ":60") return false;
  const before = `${text.slice(0, 17)}59${text.slice(19)}`;
  if (!DATE_TIME.test(before)) return false;
  const utc = new Date(before.replace(/\.\d+/, "").toUpperCase()).toISOString();
  return utc.slice(-13, -8) === "23:59";
}

/**
 * RFC 3339, section 5.6: full-date.
 * @param {string} text
 */
export function isDate(text) {
  return DATE.test(text);
}

/**
 * RFC 3339, section 5.6: full-time.
 * @param {string} text
 */
export function isTime(text) {
  return TIME.test(text) || isLeapSecond(`1970-01-01T${text}`);
}

/**
 * RFC 3339, appendix A: duration.
 * @param {string} text
 */
export function isDuration(text) {
  return DURATION.test(text);
}

/**
 * RFC 5321, section 4.1.2: mailbox.
 * @param {string} text
 */
export function isEmail(text) {
  return EMAIL.test(text);
}

/**
 * RFC 1123, section 2.1.
 * @param {string} text
 */
export function isHostname(text) {
  return HOSTNAME.test(text);
}

/**
 * RFC 2673, section 3.2: dotted quad.
 * @param {string} text
 */
export function isIpv4(text) {
  return IPV4.test(text);
}

/**
 * RFC 4291, section 2.2.
 * @param {string} text
 */
export function isIpv6(text) {
  const halves = text.split("::");
  if (halves.length > 2) return false;
  let groups = 0;
  for (const [index, half] of halves.entries()) {
    const parts = half === "" ? [] : half.split(":");
    if (half === "" && halves.length === 1) return false;
    for (const [position, part] of parts.entries()) {
      const isLast = index === halves.length - 1 && position === parts.length - 1;
      if (isLast && part.includes(".") && IPV4.test(part)) groups += 2;
      else if (IPV6_GROUP.test(part)) groups += 1;
      else return false;
    }
  }
  return halves.length === 2 ? groups <= 7 : groups === 8;
}

/**
 * RFC 3986: a URI with its scheme.
 * @param {string} text
 */
export function isUri(text) {
  return URI.test(text);
}

/**
 * RFC 3986: a URI or a relative reference.
 * @param {string} text
 */
export function isUriReference(text) {
  return URI.test(text) || URI_REFERENCE.test(text);
}

/**
 * RFC 4122, section 3.
 * @param {string} text
 */
export function isUuid(text) {
  return UUID.test(text);
}

/**
 * RFC 6901.
 * @param {string} text
 */
export function isJsonPointer(text) {
  return JSON_POINTER.test(text);
}

/**
 * The Relative JSON Pointer draft.
 * @param {string} text
 */
export function isRelativeJsonPointer(text) {
  return RELATIVE_JSON_POINTER.test(text);
}

/**
 * ECMA-262, with the `u` flag.
 * @param {string} text
 */
export function isRegex(text) {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}
