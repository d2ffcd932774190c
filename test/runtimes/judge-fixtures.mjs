/**
 * The modules of the emitted package, as the runtime under test has imported them.
 *
 * @typedef {object} Modules
 * @property {typeof import('@hookschema/scalekit')} root
 * @property {typeof import('@hookschema/scalekit/validators')} validators
 * @property {typeof import('@hookschema/scalekit/guards')} guards
 * @property {typeof import('@hookschema/scalekit/all-errors')} allErrors
 * @property {typeof import('@hookschema/scalekit/fixtures').fixtures} fixtures
 * @property {readonly Record<string, (payload: unknown) => unknown>[]} [events] one module per event, in the order of
 *   the events
 */

/**
 * Validates every fixture with every entry point. It needs no module and nothing from Node, so that it can be sent to
 * browsers and edge runtimes unchanged.
 *
 * @param {Modules} modules
 * @returns {{ count: number, failures: string[] }} the number of payloads, and the unexpected verdicts
 */
export function judgeFixtures({ root, validators, guards, allErrors, fixtures, events = [] }) {
  /** @type {string[]} */
  const failures = [];
  let count = 0;
  for (const [index, type] of root.webhookEventTypes.entries()) {
    const { examples, minimal, full, variants, invalid } = fixtures[type];
    for (const payload of [...examples, minimal, full, ...variants.map((one) => one.payload)]) {
      check(payload, true, { type, own: events[index] });
    }
    for (const { payload } of invalid) check(payload, false, { type, own: events[index] });
  }
  return { count, failures };

  /**
   * @param {unknown} payload
   * @param {boolean} valid
   * @param {{ type: string, own: Record<string, (payload: unknown) => unknown> | undefined }} event
   */
  function check(payload, valid, { type, own = {} }) {
    count += 1;
    const kind = root.parseWebhookEvent(new TextEncoder().encode(JSON.stringify(payload))).kind;
    const answers = [
      guards.isWebhookEvent(payload),
      validators.isWebhookEvent(payload),
      validators.validateWebhookEvent(payload).valid,
      allErrors.validateWebhookEvent(payload).valid,
      kind === 'known',
      ...Object.entries(own).map(([name, check]) => {
        const answer = check(payload);
        return name.startsWith('is') ? answer : /** @type {{ valid: boolean }} */ (answer).valid;
      }),
    ];
    if (answers.some((answer) => answer !== valid)) failures.push(`${type}: ${JSON.stringify(answers)}`);
  }
}
