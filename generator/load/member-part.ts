/** Which part of a member to point at: its key (for a misspelt keyword) or its value (for everything else). */
export type MemberPart = 'key' | 'value';
