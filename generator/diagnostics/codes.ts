/**
 * How much a diagnostic weighs: an error stops the run before anything is written, a warning does not. A note is for
 * those who ask for it with `--verbose`.
 */
export type Severity = 'error' | 'warning' | 'note';

interface CodeEntry {
  readonly severity: Severity;
  /** What the code stands for, in a few words. */
  readonly title: string;
}

const error = (title: string): CodeEntry => ({ severity: 'error', title });
const warning = (title: string): CodeEntry => ({ severity: 'warning', title });
const note = (title: string): CodeEntry => ({ severity: 'note', title });

/**
 * Every diagnostic there is. The hundreds say which stage speaks: 1 reading files, 2 the schemas themselves,
 * 3 references, 4 the catalog, 5 the output folder, 6 the configuration, 7 the command line and
 * the payloads given to it, 8 emitters, 9 hookschema itself. A code keeps its meaning for ever.
 */
export const CODES = {
  HS101: error('the schema folder cannot be read'),
  HS102: error('a schema file is not JSON'),
  HS103: error('an object has the same key twice'),
  HS104: error('a file or folder leads outside the schema folder'),
  HS105: error('a schema file is nested too deeply'),
  HS106: error('a schema file is not YAML'),
  HS107: error('a YAML file says what JSON cannot'),
  HS201: error('a keyword is misspelt'),
  HS202: warning('a keyword is unknown to the dialect'),
  HS203: error('a keyword has a value that its dialect does not allow'),
  HS204: error('the dialect is not supported'),
  HS205: error('a known keyword cannot be honoured'),
  HS206: error('an $id is not a plain URI'),
  HS207: error('a pattern is not a regular expression'),
  HS208: warning('a format is unknown and will not be checked'),
  HS209: error('one URI names two schemas'),
  HS210: error('a pattern can take exponential time'),
  HS211: warning('a pattern can take polynomial time'),
  HS212: warning('a list has the same value twice'),
  HS213: warning('a pattern is a regular expression without the u flag alone'),
  HS214: warning('nullable has no effect'),
  HS215: warning('a schema leaves its type out'),
  HS216: note('a type does not say all that its schema asks for'),
  HS301: error('a $ref leads nowhere'),
  HS302: error('a $ref leaves the schema folder'),
  HS303: error('a $ref needs the network'),
  HS304: error('a schema refers to itself and to nothing else'),
  HS401: error('an event schema lacks the discriminator'),
  HS402: error('the discriminator is no literal'),
  HS403: error('two schemas describe the same event type'),
  HS404: error('two things have the same name'),
  HS405: error('the catalog has no event'),
  HS406: error('an example is refused by its own schema'),
  HS407: warning('a fixture could not be made'),
  HS408: error('an event type makes a file name that is too long'),
  HS409: warning('an example is left out because its own schema refuses it'),
  HS501: error('a generated file was edited by hand'),
  HS502: error('a file that is not ours is in the way'),
  HS503: error('the output folder cannot be used'),
  HS504: warning('a file that is not ours lies in the output folder'),
  HS505: error('the output could not be written'),
  HS506: error('another run is writing the output'),
  HS507: warning('an earlier run was cut short'),
  HS601: error('there is no configuration'),
  HS602: error('the configuration is not valid'),
  HS603: error('the configuration cannot be loaded'),
  HS604: error('a pattern of the configuration matches no event'),
  HS605: error('the catalog of a package cannot be used'),
  HS606: error('the configuration names a schema that is not there'),
  HS607: warning('an option is given under its old name'),
  HS701: error('the command line is wrong'),
  HS711: error('a payload is not JSON'),
  HS712: error('a payload is refused by its schema'),
  HS713: warning('a payload is of no event of the catalog'),
  HS714: error('payloads cannot be read'),
  HS721: error('init needs a package.json'),
  HS722: error('a sample cannot be used'),
  HS723: error('quicktype-core is not installed'),
  HS724: warning('a file is there already and was left as it is'),
  HS801: error('an emitter failed'),
  HS802: error('an emitter gives what cannot be written'),
  HS803: error('two emitters write the same file'),
  HS901: error('hookschema failed'),
} as const satisfies Record<string, CodeEntry>;

/** The stable code of a diagnostic, such as `HS301`. */
export type DiagnosticCode = keyof typeof CODES;
