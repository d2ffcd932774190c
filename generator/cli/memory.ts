import { setFlagsFromString } from 'node:v8';

/** From here on, memory matters more than a tenth of the time. */
const LARGE = 350e6;
let isThrifty = false;

/**
 * Lets the process take less memory than it would like to, once it has become large: V8 lets the heap grow by a twelfth
 * and not by half before it looks for what is not needed any more. The flag is V8's own; where it does not exist,
 * nothing happens.
 */
export function mindMemory(): void {
  if (isThrifty || process.memoryUsage.rss() < LARGE) return;
  isThrifty = true;
  setFlagsFromString('--heap-growing-percent=8');
}
