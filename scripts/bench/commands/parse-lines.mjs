/** Reads a file and parses each line: the least that any program must do that validates the payloads. */
import { createReadStream } from 'node:fs';

let rest = '';
for await (const piece of createReadStream(process.argv[2] ?? '', {
  encoding: 'utf8',
  highWaterMark: 1 << 20,
})) {
  const lines = (rest + piece).split('\n');
  rest = lines.pop() ?? '';
  for (const line of lines) JSON.parse(line);
}
if (rest !== '') JSON.parse(rest);
