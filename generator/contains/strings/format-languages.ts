/**
 * The texts of a format between two languages: every text of `inner` is of the format, and every text of the format is
 * in `outer`. Both are patterns. Undefined: no text, or any text.
 */
export interface FormatLanguage {
  readonly inner?: string;
  readonly outer?: string;
  /** The most characters of a text of the format. */
  readonly most?: number;
}

const DAY =
  '(?:\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))|(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)';
const OFFSET = '(?:[Zz]|[+\\-](?:[01]\\d|2[0-3]):[0-5]\\d)';
const CLOCK = '(?:[01]\\d|2[0-3]):[0-5]\\d:';
const FRACTION = '(?:\\.\\d+)?';
/** The second 60 occurs at the end of a day in UTC only, which the offset decides. */
const [SECONDS, MORE_SECONDS] = ['[0-5]\\d', '(?:[0-5]\\d|60)'];
const BYTE = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const IPV4 = `${BYTE}(?:\\.${BYTE}){3}`;
const GROUP = '[0-9A-Fa-f]{1,4}';
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9\\-]{0,61}[A-Za-z0-9])?';
const HOST = `${LABEL}(?:\\.${LABEL})*`;
const ATOM = "[\\w!#$%&'*+\\/=?^`{|}~\\-]+";
const ESCAPED = '%[0-9A-Fa-f]{2}';
const SUB = "[\\w.~!$&'()*+,;=:@\\-]";
const SEGMENT = `(?:${SUB}|${ESCAPED})`;
const PATH = `(?:${SEGMENT}|\\/)*`;
const QUERY = `(?:\\?(?:${SEGMENT}|[\\/?])*)?(?:#(?:${SEGMENT}|[\\/?])*)?`;
const USER = `(?:(?:[\\w.~!$&'()*+,;=:\\-]|${ESCAPED})*@)?`;
const NAME = `(?:[\\w.~!$&'()*+,;=\\-]|${ESCAPED})*`;
const ADDRESS = '\\[[0-9A-Fa-f:.]+\\]';
const FUTURE = "\\[[vV][0-9A-Fa-f]+\\.[\\w.~!$&'()*+,;=:\\-]+\\]";
/** After `//` comes an authority, and then a path that starts with a slash; without `//`, a path that does not. */
const afterScheme = (hosts: string): string =>
  `(?:\\/\\/${USER}(?:${hosts}|${NAME})(?::\\d*)?(?:\\/${PATH})?|(?:\\/(?:${SEGMENT}${PATH})?|${SEGMENT}${PATH})?)`;
const FIRST = `(?:[\\w.~!$&'()*+,;=@\\-]|${ESCAPED})`;
const RELATIVE = `(?:\\/\\/${USER}(?:${ADDRESS}|${FUTURE}|${NAME})(?::\\d*)?(?:\\/${PATH})?|\\/(?:${SEGMENT}${PATH})?|${FIRST}+(?:\\/${PATH})?|)`;
const POINTER = '(?:\\/(?:[^~\\/]|~[01])*)*';

const whole = (inner: string): string => `^(?:${inner})$`;
const exactly = (inner: string): FormatLanguage => ({ inner: whole(inner), outer: whole(inner) });

const URI = `[A-Za-z][A-Za-z0-9+.\\-]*:${afterScheme(`${ADDRESS}|${FUTURE}`)}${QUERY}`;

/** Every way to write an IPv6 address: up to seven groups around `::`, or eight without it. */
function ipv6(): string {
  const ways = [`(?:${GROUP}:){6}(?:${GROUP}:${GROUP}|${IPV4})`];
  for (let before = 0; before <= 7; before++) {
    const head = before === 0 ? '' : `${GROUP}(?::${GROUP}){${before - 1}}`;
    const after = 7 - before;
    const groups = after === 0 ? '' : `(?:${GROUP}(?::${GROUP}){0,${after - 1}})?`;
    const mixed = after < 2 ? '' : `|(?:${GROUP}:){0,${after - 2}}${IPV4}`;
    ways.push(`${head}::(?:${groups}${mixed})`);
  }
  return ways.join('|');
}

const DURATION_TIME = 'T(?:\\d+H(?:\\d+M(?:\\d+S)?)?|\\d+M(?:\\d+S)?|\\d+S)';
const DURATION_DATE = '(?:\\d+Y(?:\\d+M(?:\\d+D)?)?|\\d+M(?:\\d+D)?|\\d+D)';

const LITERAL = '[!#$&-;=?-\\[\\]_a-z~\\u{a0}-\\u{fdcf}\\u{fdf0}-\\u{ffef}\\u{10000}-\\u{10ffff}]';
const VARIABLE = `(?:\\w|${ESCAPED})+(?:\\.(?:\\w|${ESCAPED})+)*(?:\\*|:[1-9]\\d{0,3})?`;
const URI_TEMPLATE = `(?:${LITERAL}|${ESCAPED}|\\{[+#.\\/;?&=,!@|]?${VARIABLE}(?:,${VARIABLE})*\\})*`;

/** What is known of the texts of each format that validators check. A test compares them with the checks. */
export const FORMAT_LANGUAGES: ReadonlyMap<string, FormatLanguage> = new Map<string, FormatLanguage>([
  ['date', exactly(DAY)],
  [
    'date-time',
    {
      inner: whole(`${DAY}[Tt]${CLOCK}${SECONDS}${FRACTION}${OFFSET}`),
      outer: whole(`${DAY}[Tt]${CLOCK}${MORE_SECONDS}${FRACTION}${OFFSET}`),
    },
  ],
  [
    'time',
    {
      inner: whole(`${CLOCK}${SECONDS}${FRACTION}${OFFSET}`),
      outer: whole(`${CLOCK}${MORE_SECONDS}${FRACTION}${OFFSET}`),
    },
  ],
  ['duration', exactly(`P(?:\\d+W|${DURATION_DATE}(?:${DURATION_TIME})?|${DURATION_TIME})`)],
  [
    'email',
    exactly(
      `(?:${ATOM}(?:\\.${ATOM})*|"(?:[\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]|\\\\[\\x20-\\x7e])*")@(?:${HOST}|\\[[\\x21-\\x5a\\x5e-\\x7e]+\\])`,
    ),
  ],
  ['hostname', { outer: whole(HOST), most: 253 }],
  ['ipv4', exactly(IPV4)],
  ['ipv6', exactly(ipv6())],
  ['json-pointer', exactly(POINTER)],
  ['relative-json-pointer', exactly(`(?:0|[1-9]\\d*)(?:#|${POINTER})`)],
  ['uri', exactly(URI)],
  ['uri-reference', exactly(`(?:${URI}|${RELATIVE}${QUERY})`)],
  ['uri-template', exactly(URI_TEMPLATE)],
  ['uuid', exactly('[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}')],
]);
