// Preloaded into the measured process. Writes its peak memory to a file, in KiB.
const { writeFileSync } = require('node:fs');
const file = process.env.BENCH_PEAK_FILE;
if (file) process.on('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS)));
