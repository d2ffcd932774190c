// Preloaded into a process that is measured: writes down how much memory it needed at most, in KiB.
const { writeFileSync } = require('node:fs');
const file = process.env.BENCH_PEAK_FILE;
if (file) process.on('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS)));
