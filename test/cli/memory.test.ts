import { expect, test, vi } from 'vitest';
import { limitMemory } from '../../generator/cli/generate/memory.js';

test('memory is limited on a machine without /proc, where Node cannot tell the size of the process', () => {
  const rss = vi.spyOn(process.memoryUsage, 'rss').mockImplementation(() => {
    throw new Error('ENOENT: no such file or directory, uv_resident_set_memory');
  });
  expect(limitMemory).not.toThrow();
  rss.mockRestore();
});
