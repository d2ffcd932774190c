import type { Discriminator } from '../catalog/catalog.js';
import { pointerTokens } from '../json/json-pointer.js';
import type { CatalogConfig } from './config.js';

/** A discriminator with its defaults filled in. The configuration must have been checked. */
export function resolveDiscriminator(config: NonNullable<CatalogConfig['discriminator']>): Discriminator {
  if (typeof config === 'string') return { kind: 'property', property: tokens(config) };
  if (isList(config)) return { kind: 'properties', properties: config.map(tokens), separator: '.' };
  if ('first' in config) return { kind: 'first', properties: config.first.map(tokens) };
  if ('properties' in config) {
    const { properties, separator = '.' } = config;
    return { kind: 'properties', properties: properties.map(tokens), separator };
  }
  if ('header' in config) {
    const { header, property, separator = '.' } = config;
    return {
      kind: 'header',
      header: header.toLowerCase(),
      separator,
      ...(property !== undefined && { property: tokens(property) }),
    };
  }
  const { envelope, property = '/type', data = '/data' } = config;
  return { kind: 'envelope', envelope, property: tokens(property), data: tokens(data) };
}

function isList(config: NonNullable<CatalogConfig['discriminator']>): config is readonly string[] {
  return Array.isArray(config);
}

function tokens(pointer: string): readonly string[] {
  return pointerTokens(pointer) ?? [];
}
