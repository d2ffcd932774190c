import type { CatalogConfig } from '../../config/config.js';
import type { Project } from './project.js';

/** A file that is to be there, below the project's folder. */
export interface NewFile {
  readonly path: string;
  readonly content: string;
}

/**
 * The configuration, as TypeScript or JavaScript where that runs and stays out of the way, as JSON elsewhere.
 */
export async function configFile(config: CatalogConfig, project: Project): Promise<NewFile> {
  if (!project.typescript) return moduleFile(project.modules ? 'js' : 'mjs', config);
  const extension = project.modules ? 'ts' : 'mts';
  if (await isCompiledAlong(project, extension)) {
    const $schema = './node_modules/hookschema/config.schema.json';
    return {
      path: 'hookschema.config.json',
      content: `${JSON.stringify({ $schema, ...config }, null, 2)}\n`,
    };
  }
  return moduleFile(extension, config);
}

function moduleFile(extension: string, config: CatalogConfig): NewFile {
  const members = Object.entries(config).map(([key, value]) => `  ${key}: ${written(value)},\n`);
  const content = `import { defineConfig } from 'hookschema';\n\nexport default defineConfig({\n${members.join('')}});\n`;
  return { path: `hookschema.config.${extension}`, content };
}

function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`;
  const text = JSON.stringify(value);
  return /['\\]/.test(text) ? text : text.replaceAll('"', "'");
}

/** A compiler that emits would put the configuration among the application's output, and may move all the rest. */
async function isCompiledAlong({ folder }: Project, extension: string): Promise<boolean> {
  const { createFilesMatcher, getTsconfig } = await import('get-tsconfig');
  try {
    const found = getTsconfig(folder);
    if (found === null || found.config.compilerOptions?.noEmit) return false;
    return createFilesMatcher(found)(`${folder}/hookschema.config.${extension}`) !== undefined;
  } catch {
    // A tsconfig.json that cannot be read is not for us to mend; JSON is right whatever it says.
    return true;
  }
}
