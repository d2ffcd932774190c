import { addToGroup } from '../../text/group-by.js';
import { quote } from '../../text/safe-text.js';
import { lines, requireTest } from './lines.js';
import { or, same, type Test } from './logic.js';

/** An optional property of an object, and the test of its value, which is `item`. */
export interface OptionalProperty {
  readonly key: string;
  readonly test: Test;
}

/**
 * The statements that test the optional properties that `value` has. To read many properties that are absent takes longer
 * than to go through those that are present, above all where objects have many sets of keys: then, an engine looks up
 * each by its name.
 * @param closed the keys that the object may have; undefined where it may have others
 */
export function optionalLoop(
  optional: readonly OptionalProperty[],
  closed: readonly string[] | undefined,
): string {
  const tested = new Set(optional.map(({ key }) => key));
  const groups = new Map([['', (closed ?? []).filter((key) => !tested.has(key))]]);
  for (const { key, test } of optional) {
    const statement = requireTest(or(same('item', 'undefined'), test)) || '';
    addToGroup(groups, statement, key);
  }
  return lines(
    'for (const key in value) {',
    '  const item = value[key];',
    '  switch (key) {',
    ...[...groups].map(([statement, keys]) => keys.length > 0 && sameCases(keys, statement)),
    closed !== undefined && lines('    default:', '      if (Object.hasOwn(value, key)) return false;'),
    '  }',
    '}',
  );
}

/** The cases of keys whose values have the same test. */
function sameCases(keys: readonly string[], statement: string): string {
  const labels = keys.map((key) => `    case ${quote(key)}:`);
  return lines(...labels, statement !== '' && `      ${statement}`, '      break;');
}
