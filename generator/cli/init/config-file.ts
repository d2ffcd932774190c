import type { CatalogConfig } from '../../config/config.js';
import { jsonText } from '../../text/json-nodes.js';
import type { NewFile } from '../new-files.js';
import type { Project } from './project.js';

/**
 * The configuration file: TypeScript in a TypeScript project, otherwise JavaScript. JSON where the project's compiler
 * would compile a TypeScript file with the application.
 */
export async function configFile(config: CatalogConfig, project: Project): Promise<NewFile> {
  if (!project.typescript) return moduleFile(project.modules ? 'js' : 'mjs', config);
  const extension = project.modules ? 'ts' : 'mts';
  if (await isCompiledWithApplication(project, extension)) {
    const $schema = './node_modules/hookschema/config.schema.json';
    return {
      path: 'hookschema.config.json',
      content: `${jsonText({ $schema, ...config }, '  ')}\n`,
    };
  }
  return moduleFile(extension, config);
}

function moduleFile(extension: string, config: CatalogConfig): NewFile {
  const members = membersOf(config).map((member) => `  ${member},\n`);
  const content = `import { defineConfig } from 'hookschema';\n\nexport default defineConfig({\n${members.join('')}});\n`;
  return { path: `hookschema.config.${extension}`, content };
}

/** Options as members of a configuration in TypeScript or JavaScript, indented for its top level. */
export function membersOf(config: Partial<CatalogConfig>): readonly string[] {
  return Object.entries(config).map(([key, value]) => `${key}: ${written(value, '  ')}`);
}

const LONGEST_LINE = 100;

function written(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) {
    const text = jsonText(value);
    return /['\\]/.test(text) ? text : text.replaceAll('"', "'");
  }
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{ ', ' }'];
  const parts = Array.isArray(value)
    ? value.map((item) => written(item, inner))
    : Object.entries(value).map(([key, member]) => `${keyOf(key)}: ${written(member, inner)}`);
  const line = `${open}${parts.join(', ')}${close}`;
  if (indent.length + line.length < LONGEST_LINE) return line;
  return [open.trim(), ...parts.map((part) => `${inner}${part},`), `${indent}${close.trim()}`].join('\n');
}

function keyOf(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? key : written(key, '');
}

/**
 * True when the project's compiler would emit the configuration among the application's output, which may also move all
 * other output files.
 */
async function isCompiledWithApplication({ folder }: Project, extension: string): Promise<boolean> {
  const { createFilesMatcher, getTsconfig } = await import('get-tsconfig');
  try {
    const found = getTsconfig(folder);
    if (found === null || found.config.compilerOptions?.noEmit) return false;
    return createFilesMatcher(found)(`${folder}/hookschema.config.${extension}`) !== undefined;
  } catch {
    // Fixing a tsconfig.json that cannot be read is not the task of init. JSON works in any case.
    return true;
  }
}
