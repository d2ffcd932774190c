const YEAR_OF_400 = '(?:[02468][048]|[13579][26])00';
const YEAR_OF_4 = '\\d\\d(?:0[48]|[2468][048]|[13579][26])';
const DAY =
  '\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))';
const LEAP_DAY = `(?:${YEAR_OF_400}|${YEAR_OF_4})-02-29`;
const TIME = '(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?';
const ZONE = '(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)';

/** An RFC 3339 date-time with at most nine fractional digits. Leap years are checked; leap seconds are rejected. */
export const DATE_TIME = new RegExp(`^(?:${DAY}|${LEAP_DAY})[Tt]${TIME}${ZONE}$`);
