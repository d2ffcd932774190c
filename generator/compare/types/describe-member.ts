import { shortened } from '../../text/visible.js';
import type { Member } from './shape.js';

/** The most members that a sentence lists. */
const MOST = 5;

/** Some members in words: `"a", "b" and null`. */
export function describeMembers(members: readonly Member[], word: 'and' | 'or' = 'and'): string {
  const words = [...new Set(members.map(describeMember))];
  const shown = words.length > MOST ? [...words.slice(0, MOST), `${words.length - MOST} more`] : words;
  const last = shown.at(-1) ?? 'nothing';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} ${word} ${last}`;
}

function describeMember(member: Member): string {
  switch (member.kind) {
    case 'literal':
      return shortened(JSON.stringify(member.value), 80);
    case 'primitive':
      return member.type === 'null' ? 'null' : `any ${member.type}`;
    case 'object':
      return 'an object';
    case 'list':
      return member.items.length > 0 ? `a list of ${member.items.length} items` : 'a list';
    case 'text':
      return 'a type with further conditions';
    default:
      return 'any value';
  }
}
