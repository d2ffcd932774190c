const { writeFileSync } = require('node:fs');

// Loaded before the command. When the process ends, writes the most memory that it has had, in kilobytes, and the time
// that it has computed, in seconds.
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  const measured = { kilobytes: process.resourceUsage().maxRSS, seconds: (user + system) / 1e6 };
  writeFileSync(String(process.env.HOOKSCHEMA_PEAK), JSON.stringify(measured));
});
