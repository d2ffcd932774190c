import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { isJsonArray, isJsonObject, isTextList, type JsonObject, ownValue } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import { parseJson } from '../load/parse-json.js';
import { placeOf, type SourceText } from '../load/source-text.js';
import { matchesStars } from '../text/wildcards.js';
import { type Finding, KINDS, type Kind } from './finding.js';

/** How a difference was decided. Several events and paths may share a decision. */
export interface Decision {
  /** Event types; `*` stands for any text. */
  readonly events: readonly string[];
  /** Paths; `*` stands for any text. The empty path is the event itself. */
  readonly paths: readonly string[];
  readonly kinds: readonly Kind[];
  readonly decision: string;
  readonly why: string;
}

/** The decisions of a file, and what is wrong with the file. */
export interface Ledger {
  readonly source: SourceText;
  readonly decisions: readonly Decision[];
  /** HS828 for what is not a decision. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a file with decisions: a list of objects. What is not a decision is reported and left out. */
export function readLedger(source: SourceText): Ledger {
  const parsed = parseJson(source);
  if ('problem' in parsed) {
    const { message, hint, code: _code, severity: _severity, ...place } = parsed.problem;
    return { source, decisions: [], diagnostics: [diagnostic('HS828', { message, hint }, place)] };
  }
  const problem = (message: string, pointer: string): Diagnostic =>
    diagnostic('HS828', { message, hint: FORM }, placeOf(source, pointer));
  if (!isJsonArray(parsed.value))
    return { source, decisions: [], diagnostics: [problem('the decisions are not a list', '')] };
  const diagnostics: Diagnostic[] = [];
  const decisions: Decision[] = [];
  for (const [at, entry] of parsed.value.entries()) {
    const wrong = isJsonObject(entry) ? whatIsWrong(entry) : 'a decision is an object';
    if (wrong !== undefined) diagnostics.push(problem(wrong, pointerTo('', at)));
    // The check above has looked at every member.
    decisions.push(wrong === undefined ? (entry as unknown as Decision) : NOTHING);
  }
  return { source, decisions, diagnostics };
}

const FORM = 'a decision has the lists "events", "paths" and "kinds", and the texts "decision" and "why"';
const NOTHING: Decision = { events: [], paths: [], kinds: [], decision: '', why: '' };
const LISTS = ['events', 'paths', 'kinds'];
const TEXTS = ['decision', 'why'];

function whatIsWrong(entry: JsonObject): string | undefined {
  const extra = Object.keys(entry).find((key) => ![...LISTS, ...TEXTS].includes(key));
  if (extra !== undefined) return `a decision has no ${JSON.stringify(extra)}`;
  for (const key of LISTS) {
    const list = ownValue(entry, key);
    if (!isTextList(list) || list.length === 0) return `"${key}" is not a list of texts`;
  }
  for (const key of TEXTS) if (typeof ownValue(entry, key) !== 'string') return `"${key}" is not a text`;
  const kinds: readonly string[] = KINDS;
  const named = ownValue(entry, 'kinds');
  const other = (isJsonArray(named) ? named : []).find((kind) => !kinds.includes(String(kind)));
  return other === undefined
    ? undefined
    : `${JSON.stringify(other)} is not a kind; the kinds are ${KINDS.join(', ')}`;
}

/** True when a decision is about a difference. */
export function decides(decision: Decision, finding: Finding): boolean {
  const kinds = [finding.kind, ...(finding.alsoDecidedAs ?? [])];
  return isAbout(decision, finding) && kinds.some((kind) => decision.kinds.includes(kind));
}

function isAbout({ events, paths }: Decision, { event, path }: Finding): boolean {
  return events.some((glob) => matchesStars(glob, event)) && paths.some((glob) => matchesStars(glob, path));
}

/** The differences that a decision is about. */
export function decidedBy(decision: Decision, findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding) => decides(decision, finding));
}

/** What is wrong with decisions: parts that apply to nothing (HS826), and differences with two decisions (HS827). */
export function checkLedger(
  { source, decisions }: Ledger,
  findings: readonly Finding[],
): readonly Diagnostic[] {
  const idle = decisions.flatMap((decision, at) =>
    idleParts(decision, findings).map(({ pointer, text }) =>
      diagnostic(
        'HS826',
        {
          message: `nothing differs for ${JSON.stringify(text)} any more`,
          hint: 'remove it from the decision',
        },
        placeOf(source, pointerTo('', at) + pointer),
      ),
    ),
  );
  const twice = new Map<string, Diagnostic>();
  for (const finding of findings) {
    const about = decisions.flatMap((one, at) =>
      isAbout(one, finding) && one.kinds.includes(finding.kind) ? [at] : [],
    );
    const [first = 0, second] = about;
    const pair = `${first} ${second}`;
    if (second === undefined || twice.has(pair)) continue;
    const message = `it is about ${finding.event} ${finding.path} (${finding.kind}), as decision ${first + 1} is`;
    const hint = 'one decision is enough';
    twice.set(pair, diagnostic('HS827', { message, hint }, placeOf(source, pointerTo('', second))));
  }
  return [...idle, ...twice.values()];
}

/** The events, paths and kinds that a decision names without a difference that needs them. */
function idleParts(
  decision: Decision,
  findings: readonly Finding[],
): readonly { readonly pointer: string; readonly text: string }[] {
  const decided = decidedBy(decision, findings);
  const part = (list: 'events' | 'paths' | 'kinds', isUsed: (text: string) => boolean) =>
    decision[list].flatMap((text, at) => (isUsed(text) ? [] : [{ pointer: pointerTo('', list, at), text }]));
  return [
    ...part('events', (glob) => decided.some(({ event }) => matchesStars(glob, event))),
    ...part('paths', (glob) => decided.some(({ path }) => matchesStars(glob, path))),
    ...part('kinds', (kind) =>
      decided.some((one) => [one.kind, ...(one.alsoDecidedAs ?? [])].includes(kind as Kind)),
    ),
  ];
}
