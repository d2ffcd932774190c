/**
 * How severe a diagnostic is. An error stops the run before anything is written; a warning does not. A note is a remark
 * about something correct, and is shown with `--verbose` only.
 */
export type Severity = 'error' | 'warning' | 'note';

interface CodeEntry {
  readonly severity: Severity;
  /** The meaning of the code, in a few words. */
  readonly title: string;
}

const error = (title: string): CodeEntry => ({ severity: 'error', title });
const warning = (title: string): CodeEntry => ({ severity: 'warning', title });
const note = (title: string): CodeEntry => ({ severity: 'note', title });

/**
 * The codes of all diagnostics. The first digit names the area: 1 reading files, 2 the schemas themselves, 3
 * references, 4 the catalog, 5 the output folder, 6 the configuration, 7 the command line, its payloads and samples, 8
 * emitters, 9 hookschema itself. A code never changes its meaning.
 */
export const CODES = {
  HS101: error('the schema folder cannot be read'),
  HS102: error('a schema file is not JSON'),
  HS103: error('an object has the same key twice'),
  HS104: error('a file or folder leads outside the schema folder'),
  HS105: error('a schema file is nested too deeply'),
  HS106: error('a schema file is not YAML'),
  HS107: error('a YAML file has something that JSON cannot express'),
  HS108: error('a schema file has a number that is too large, or half a character'),
  HS109: error('a schema file is too large'),
  HS201: error('a keyword is misspelled'),
  HS202: warning('a keyword is unknown to the dialect'),
  HS203: error('a keyword has an invalid value'),
  HS204: error('the dialect is not supported'),
  HS205: error('a known keyword is not supported in this form'),
  HS206: error('an $id is not a plain URI'),
  HS207: error('a pattern is not a regular expression'),
  HS208: warning('a format is unknown and not checked'),
  HS209: error('two schemas have the same URI'),
  HS210: error('a pattern can take exponential time'),
  HS211: warning('a pattern can take polynomial time, or its time is not known'),
  HS212: warning('a list has a duplicate value'),
  HS213: warning('a pattern is valid only without the u flag'),
  HS214: warning('nullable has no effect'),
  HS215: warning('a schema has no type'),
  HS216: note('a type does not express every constraint of its schema'),
  HS221: warning('a required property is not declared'),
  HS222: error('no payload can match an event'),
  HS223: warning('a default or an example does not match its own schema'),
  HS224: warning('an enum and the keywords beside it contradict each other'),
  HS225: warning('a schema contradicts itself'),
  HS226: warning('a pattern matches no string'),
  HS227: error('a schema is too large'),
  HS228: error('a pattern takes too long on a string'),
  HS229: warning('a pattern has half of a character'),
  HS301: error('a $ref has no target'),
  HS302: error('a $ref leaves the schema folder'),
  HS303: error('a $ref needs the network'),
  HS304: error('a schema only refers to itself'),
  HS401: error('an event schema has no discriminator'),
  HS402: error('the discriminator is not a literal'),
  HS403: error('two schemas describe the same event type'),
  HS404: error('two things have the same name'),
  HS405: error('the catalog has no event'),
  HS406: error('an example does not match its own schema'),
  HS407: warning('an event has no sample payload'),
  HS408: error('an event type gives a file name that is too long'),
  HS409: warning('an example is left out because it does not match its own schema'),
  HS410: error('the configuration contradicts a schema'),
  HS411: warning('an event has more variants than are checked'),
  HS420: warning('the body of a webhook is not JSON'),
  HS421: warning('the mapping of a discriminator leads nowhere'),
  HS422: error('the mapping of a discriminator contradicts a literal'),
  HS423: warning('the mapping of a discriminator leads out of its choice'),
  HS501: error('a generated file was edited by hand'),
  HS502: error('a file that hookschema did not write is in the way'),
  HS503: error('the output folder cannot be used'),
  HS504: warning('the output folder has a file that hookschema did not write'),
  HS505: error('the output could not be written'),
  HS506: error('another run is writing the output'),
  HS507: warning('an earlier run was interrupted'),
  HS508: warning('a generated file has the conflicts of a merge'),
  HS601: error('there is no configuration'),
  HS602: error('the configuration is not valid'),
  HS603: error('the configuration cannot be loaded'),
  HS604: error('a pattern in the configuration matches no event'),
  HS605: error('the catalog of a package cannot be used'),
  HS606: error('the configuration names a schema that does not exist'),
  HS607: warning('an option has an old name'),
  HS701: error('the command line is wrong'),
  HS711: error('a payload is not JSON'),
  HS712: error('a payload does not match its schema'),
  HS713: warning('a payload has an unknown event type'),
  HS714: error('payloads cannot be read'),
  HS721: error('init needs a package.json'),
  HS722: error('a sample cannot be used'),
  HS724: warning('a file already exists and was left unchanged'),
  HS725: warning('an OpenAPI document with webhooks was found and not used'),
  HS731: error('the target is not on this machine'),
  HS732: error('the target does not answer'),
  HS733: error('the answer is not the expected one'),
  HS734: error('a payload to send is not valid'),
  HS735: error('no payload to send can be made'),
  HS740: error('the port cannot be used'),
  HS741: error('a request is not verified'),
  HS742: error('a payload cannot be saved'),
  HS745: error('a payload cannot become an example'),
  HS746: error('an example cannot be written into its schema'),
  HS801: error('an emitter failed'),
  HS802: error('an emitter returned an output that cannot be written'),
  HS803: error('two emitters write the same file'),
  HS804: warning('an emitter warns'),
  HS805: warning('the sources import a package that is not installed'),
  HS840: warning('a recorded payload is left out'),
  HS841: error('the sources have no event'),
  HS842: error('a draft would replace a file'),
  HS843: warning('the payloads of an event have more than is kept'),
  HS844: warning('drafts need a decision before they can be used'),
  HS901: error('hookschema failed'),
} as const satisfies Record<string, CodeEntry>;

/** The stable code of a diagnostic, such as `HS301`. */
export type DiagnosticCode = keyof typeof CODES;
