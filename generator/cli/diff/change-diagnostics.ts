import type { JudgedChange, Judgement } from '../../compare/judgement.js';
import { type Diagnostic, diagnostic, type Place } from '../../diagnostics/index.js';
import { alsoIn, changeText, payloadText } from './words.js';

/** The changes as diagnostics, for the reporters of other tools. Those that are major are warnings, all others notes. */
export function changeDiagnostics({ changes }: Judgement): readonly Diagnostic[] {
  return changes.map((change) => {
    const also = alsoIn(change);
    const subject = change.event === undefined ? '' : `${change.event}: `;
    const message = `${subject}${changeText(change)}${also === '' ? '' : ` (${also})`}`;
    const payload = payloadText(change);
    const hint =
      payload === undefined
        ? `hookschema explain ${change.code} says what this means`
        : `payload: ${payload}`;
    return {
      ...diagnostic(change.code, { message, hint }, placeIn(change)),
      severity: change.level === 'major' ? 'warning' : 'note',
    };
  });
}

/** The place in the new version, where that is a file. Other tools cannot open the files of a revision or package. */
function placeIn({ new: now }: JudgedChange): Place {
  return now?.file === undefined || /^(?:git|npm):/.test(now.file) ? {} : now;
}
