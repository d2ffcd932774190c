import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { membersOf } from '../../generator/cli/init/config-file.js';
import { printDraft } from '../../generator/infer/print-draft.js';
import { hasHidden } from '../../generator/text/hidden.js';

const HOSTILE = 'x\u202e\u2028\u0085\ufeff\u009b\u{e0001}y';

test('a draft has escapes for the hidden characters of a payload', () => {
  const schema = { properties: { [HOSTILE]: { const: HOSTILE } } };
  const [file] = printDraft([{ path: 'a.schema.json', schema }], 'drafts');
  expect(hasHidden(file?.content ?? '')).toBe(false);
  expect(JSON.parse(file?.content ?? '')).toStrictEqual(schema);
});

test('so has a configuration that init writes', () => {
  const [member = ''] = membersOf({ schemas: HOSTILE });
  expect(hasHidden(member)).toBe(false);
  expect(parse(member)).toStrictEqual({ schemas: HOSTILE });
});
