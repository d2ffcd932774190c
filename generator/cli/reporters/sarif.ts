import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EXPLANATIONS } from '../../diagnostics/explanations/index.js';
import {
  CODES,
  type Diagnostic,
  type DiagnosticCode,
  type Place,
  type RelatedPlace,
} from '../../diagnostics/index.js';
import { visible } from '../../text/visible.js';
import type { Reporter, ReporterSettings } from './reporter.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** For code scanning: a complete SARIF 2.1.0 log on standard output, also after errors. */
export function sarifReporter({ version, command }: ReporterSettings): Reporter {
  const codes = Object.keys(CODES) as readonly DiagnosticCode[];
  const driver = { name: 'hookschema', version, semanticVersion: version, rules: codes.map(rule) };
  const head = JSON.stringify({ tool: { driver }, columnKind: 'utf16CodeUnits' }).slice(0, -1);
  return {
    begin: () => ({ out: `{"$schema":"${SCHEMA}","version":"2.1.0","runs":[${head},"results":[` }),
    diagnostic(one, index) {
      const entry = visible(JSON.stringify(result(one, codes.indexOf(one.code))));
      return { out: `${index === 0 ? '' : ','}\n${entry}` };
    },
    end({ exit }) {
      const invocation = {
        ...(command && { arguments: [command] }),
        executionSuccessful: exit < 2,
        exitCode: exit,
      };
      return { out: `],"invocations":${JSON.stringify([invocation])}}]}\n` };
    },
  };
}

function rule(code: DiagnosticCode): object {
  const { title, severity } = CODES[code];
  const { meaning, fix } = EXPLANATIONS[code];
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: meaning },
    help: { text: fix },
    defaultConfiguration: { level: severity },
  };
}

function result(one: Diagnostic, ruleIndex: number): object {
  return {
    ruleId: one.code,
    ruleIndex,
    level: one.severity,
    message: { text: `${one.message}\nhint: ${one.hint}` },
    ...(one.file !== undefined && { locations: [location(one, one.file)] }),
    ...(one.related && { relatedLocations: one.related.map(relatedLocation) }),
  };
}

function relatedLocation(one: RelatedPlace, id: number): object {
  return { id, message: { text: one.what }, ...(one.file !== undefined && location(one, one.file)) };
}

function location(one: Place, file: string): object {
  const region = {
    startLine: one.line,
    ...(one.line !== undefined && one.column !== undefined && { startColumn: one.column }),
  };
  return {
    physicalLocation: {
      artifactLocation: artifact(file),
      ...(one.line !== undefined && { region }),
    },
    ...(one.pointer !== undefined && { logicalLocations: [{ fullyQualifiedName: one.pointer }] }),
  };
}

/** Relative paths are relative to the working directory, which is the root of the repository for a code scanner. */
function artifact(file: string): object {
  if (/^https?:/i.test(file)) return { uri: file };
  if (isAbsolute(file)) return { uri: pathToFileURL(file).href };
  return { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}
