// Preloaded into the measured process. Writes its peak memory, in KiB, and its processor time, in microseconds, to a file.
const { writeFileSync } = require('node:fs');
const file = process.env.BENCH_PEAK_FILE;
if (file)
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    writeFileSync(file, JSON.stringify({ peak: maxRSS, time: userCPUTime + systemCPUTime }));
  });
