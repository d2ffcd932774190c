/** Counts the payloads of a file, as `hookschema infer` and `hookschema drift` do. */
import { readRecordings } from '../../../build/evidence/recordings.js';

const [file = ''] = process.argv.slice(2);
const { payloads, events } = await readRecordings([file], {
  cwd: '/',
  input: () => {
    throw new Error('standard input is not read');
  },
});
if (payloads === 0 || events.size === 0) throw new Error('nothing was counted');
