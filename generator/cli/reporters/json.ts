import { CODES } from '../../diagnostics/index.js';
import { visible } from '../../text/visible.js';
import type { Reporter, ReporterSettings } from './reporter.js';

/**
 * For programs: one complete JSON document on one line of standard output, also after errors.
 * `{ hookschema, command, diagnostics: [{ code, severity, title, message, hint, file?, line?, column?, pointer? }],
 * result, exitCode }`
 */
export function jsonReporter({ command, version }: ReporterSettings): Reporter {
  const head = JSON.stringify({ hookschema: version, command: command ?? null }).slice(0, -1);
  return {
    begin: () => ({ out: `${head},"diagnostics":[` }),
    diagnostic(one, index) {
      const { code, severity, isPayload: _isPayload, ...rest } = one;
      const entry = visible(JSON.stringify({ code, severity, title: CODES[code].title, ...rest }));
      return { out: `${index === 0 ? '' : ','}${entry}` };
    },
    end({ exit, result = null }) {
      const tail = visible(JSON.stringify({ result, exitCode: exit })).slice(1);
      return { out: `],${tail}\n` };
    },
  };
}
