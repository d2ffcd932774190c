import { Ajv2020 } from 'ajv/dist/2020.js';
import { FORMAT_NAMES, formatCheck } from '../../../generator/patterns/formats.js';
import type { Request } from '../position.js';
import type { Exports, Modules } from './modules.js';
import { rawCharacters } from './text.js';

type Verdict = readonly [name: string, isValid: boolean];

/** What is wrong with the verdicts on requests: functions that contradict each other, or texts of errors. */
export function verdictProblems(
  modules: Modules,
  requests: readonly Request[],
  bundled: string | undefined,
): readonly string[] {
  const hasHeaders = requests.some(({ headers }) => headers !== undefined);
  const ajv = bundled === undefined || hasHeaders ? undefined : ajvOf(JSON.parse(bundled));
  return requests.flatMap((request) => {
    const expected = ajv?.(request.payload);
    const verdicts: Verdict[] = [
      ...emittedVerdicts(modules, request),
      ...(expected === undefined ? [] : [['Ajv', expected] as const]),
    ];
    const isUnanimous = verdicts.every(([, isValid]) => isValid === verdicts[0]?.[1]);
    return [
      ...(isUnanimous ? [] : [`they disagree: ${JSON.stringify(verdicts)} on ${shown(request.payload)}`]),
      ...messageProblems(modules, request),
    ];
  });
}

/** What the union's functions say about a request. */
export function isAccepted(modules: Modules, { payload, headers }: Request): boolean {
  return call(modules['guards.js'], 'isWebhookEvent', [payload, headers]) === true;
}

function emittedVerdicts(modules: Modules, { payload, headers }: Request): readonly Verdict[] {
  const args = [payload, headers];
  return [
    ['guards', isAccepted(modules, { payload, ...(headers && { headers }) })],
    ['validators, guard', call(modules['validators.js'], 'isWebhookEvent', args) === true],
    ['validators', isValid(call(modules['validators.js'], 'validateWebhookEvent', args))],
    ['all-errors', isValid(call(modules['all-errors.js'], 'validateWebhookEvent', args))],
    ['parse', kindOf(call(modules['index.js'], 'parseWebhookEvent', args)) === 'known'],
  ];
}

function messageProblems(modules: Modules, { payload, headers }: Request): readonly string[] {
  return ['validators.js', 'all-errors.js'].flatMap((path) => {
    const result = call(modules[path], 'validateWebhookEvent', [payload, headers]);
    const errors = isRecord(result) && Array.isArray(result.errors) ? result.errors : [];
    return errors.flatMap((error: unknown) => {
      const { message } = isRecord(error) ? error : { message: undefined };
      if (typeof message !== 'string') return [`${path}: an error without a message`];
      return [
        ...rawCharacters(`message of ${path}`, message),
        ...(message.includes('\n') ? [`${path}: a message of several lines`] : []),
      ];
    });
  });
}

/**
 * Ajv's verdicts at run time. Undefined where it throws, which it does when it compares an object that has a property
 * `toString` with a constant.
 */
export function ajvOf(schema: object): (payload: unknown) => boolean | undefined {
  // Without these options, Ajv takes what all objects inherit for a property, and a missing property `""` for none.
  const ajv = new Ajv2020({ strict: false, logger: false, allErrors: true, ownProperties: true });
  for (const name of FORMAT_NAMES) ajv.addFormat(name, formatCheck(name) ?? true);
  const validate = ajv.compile(schema);
  return (payload) => {
    try {
      return validate(payload);
    } catch {
      return undefined;
    }
  };
}

function call(module: Exports | undefined, name: string, args: readonly unknown[]): unknown {
  const found = module?.[name];
  if (typeof found !== 'function') throw new Error(`${name} is not exported`);
  return found(...args);
}

function isValid(result: unknown): boolean {
  return isRecord(result) && result.valid === true;
}

function kindOf(outcome: unknown): unknown {
  return isRecord(outcome) ? outcome.kind : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** A payload in a message, shortened. */
export function shown(payload: unknown): string {
  return (JSON.stringify(payload) ?? String(payload)).slice(0, 200);
}
