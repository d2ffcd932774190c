const { writeFileSync } = require('node:fs');

// Loaded before the command: writes the most memory that the process has had, in kilobytes, when it ends.
process.on('exit', () =>
  writeFileSync(String(process.env.HOOKSCHEMA_PEAK), String(process.resourceUsage().maxRSS)),
);
