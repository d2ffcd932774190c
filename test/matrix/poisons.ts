/** The code that each poison runs if it escapes from its string, comment, name or path. */
const HARM = 'globalThis.canary="dead"';

/** A code point as text. */
const point = (code: number): string => String.fromCodePoint(code);

/** Ways out of strings, comments, templates, regular expressions, scripts and paths. Most carry code. */
const ESCAPES: Readonly<Record<string, string>> = {
  'the end of a comment': `*/ ${HARM}; /*`,
  'the end of a line comment': `//\n${HARM}\n//`,
  'a template': `\`\${${HARM}}\``,
  'a substitution': `\${${HARM}}`,
  'double quotes': `"; ${HARM}; "`,
  'double quotes in an expression': `"+(${HARM})+"`,
  'single quotes': `'; ${HARM}; '`,
  'single quotes in an expression': `'+(${HARM})+'`,
  'a backslash at the end': 'x\\',
  'a backslash before a double quote': `\\"; ${HARM}; //`,
  'a backslash before a single quote': `\\'; ${HARM}; //`,
  'a backslash before a backtick': `\\\`; ${HARM}; //`,
  'a unicode escape of a quote': `\\u0022; ${HARM}; \\u0022`,
  'the end of a regular expression': `/; ${HARM}; /`,
  'brackets and braces': `]}); ${HARM}; ({[`,
  'an angle bracket': `> = ${HARM}; type X<Y`,
  'a computed key': `"]: (${HARM}), ["`,
  'a key of a type': `x: never; } ${HARM}; interface Y {`,
  'the end of a script': `</script><script>${HARM}</script>`,
  'the start of an HTML comment': `<!-- ${HARM}`,
  'the end of an HTML comment': `\n--> ${HARM}`,
  'an import': `x"; import "data:text/javascript,${HARM}`,
  'a directive': `// @ts-nocheck\n/// <reference path="x" />`,
  'a tag of a comment': `@deprecated @type {import('node:fs')} {@link x}`,
  'Markdown and HTML': `](javascript:alert(1)) <img src=x onerror=${HARM}> | \`\`\``,
};

/** Line ends of every kind, each followed by code. */
const LINE_ENDS: Readonly<Record<string, string>> = {
  'a line feed': '\n',
  'a carriage return': '\r',
  'both line ends': '\r\n',
  'a vertical tab': '\v',
  'a form feed': '\f',
  'a next line (U+0085)': point(0x85),
  'a line separator (U+2028)': point(0x2028),
  'a paragraph separator (U+2029)': point(0x2029),
};

/** Characters that a reader cannot see, or that change how others look. */
const HIDDEN: Readonly<Record<string, string>> = {
  'a high surrogate': '\ud800',
  'a low surrogate': '\udc00',
  'surrogates in the wrong order': '\udc00\ud800',
  NUL: '\0',
  'the bell': '\u0007',
  'a backspace': '\b',
  'a C0 character': '\u001f',
  DEL: '\u007f',
  'a C1 character': point(0x9b),
  'an override of direction': point(0x202e),
  'an isolate of direction': `${point(0x2066)}${HARM}${point(0x2069)}`,
  'an Arabic letter mark': point(0x61c),
  'a byte order mark': point(0xfeff),
  'a zero-width space': point(0x200b),
  'a zero-width joiner': point(0x200d),
  'a word joiner': point(0x2060),
  'a soft hyphen': point(0xad),
  'tag characters': [0xe0001, 0xe0061, 0xe007f].map(point).join(''),
  'a variation selector': point(0xfe0e),
  'a supplementary variation selector': point(0xe0100),
  'a Hangul filler': point(0x3164),
  'a halfwidth Hangul filler': point(0xffa0),
  'an interlinear annotation': point(0xfff9),
  'a combining grapheme joiner': point(0x34f),
  'a no-break space': point(0xa0),
};

/** Commands for logs and terminals. */
const COMMANDS: Readonly<Record<string, string>> = {
  'a workflow command': '::set-output name=x::y',
  'a workflow command on its own line': 'x\n::add-mask::y',
  'a command in the middle of a line': 'x ##[group]y',
  'a colour': '\u001b[31mx',
  'a window title': '\u001b]0;title\u0007',
  'a link of a terminal': '\u001b]8;;https://example.com\u001b\\x',
  'a C1 command': `${point(0x9d)}0;title${point(0x9c)}`,
};

/** Names that objects, paths and file systems treat in a special way. */
const NAMES: Readonly<Record<string, string>> = {
  __proto__: '__proto__',
  constructor: 'constructor',
  prototype: 'prototype',
  toString: 'toString',
  hasOwnProperty: 'hasOwnProperty',
  'a reserved word': 'class',
  'a way up': '../../../way-up',
  'a way up on Windows': '..\\..\\way-up',
  'an absolute path': '/way-up',
  'a drive': 'C:\\way-up',
  'a Windows device': 'CON',
  'a Windows device with an ending': 'nul.json',
  'a folder of npm': 'node_modules',
  'the folder of hookschema': '.hookschema',
  'dots only': '..',
  'blanks only': '  ',
  'percent-encoding': '%2e%2e%2f%00',
  'a pointer': '~1~0~2/#/$ref',
  'a URL': 'https://example.com/?q#f',
  'a glob': '**/*{a,b}[!c]?',
  'a placeholder': '{type}{header}',
  'the empty text': '',
};

/** Texts that are much longer than usual. */
const LONG: Readonly<Record<string, string>> = {
  '100 kB': 'long '.repeat(20_000),
  '100 kB without a blank': 'x'.repeat(100_000),
};

/** Hostile texts by name. Line ends and hidden characters are in the middle of a text, and code follows them. */
export const POISONS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(ESCAPES),
  ...Object.entries(LINE_ENDS).map(([name, end]) => [name, `x${end}${HARM}${end}`] as const),
  ...Object.entries(HIDDEN).map(([name, hidden]) => [name, `x${hidden}y`] as const),
  ...Object.entries(COMMANDS),
  ...Object.entries(NAMES),
  ...Object.entries(LONG),
]);

/**
 * Texts that cannot do harm: a word that all objects inherit, a text that needs quotes in code and is a pattern with a
 * class, and one that is written as a computed key. Files with poison hold no kinds of syntax that files with these do
 * not.
 */
export const HARMLESS: readonly string[] = ['valueOf', 'x [group]y', '__proto__'];
