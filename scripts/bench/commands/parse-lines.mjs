/** Reads a file line by line and parses each: what nobody can do without who looks into payloads. */
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
